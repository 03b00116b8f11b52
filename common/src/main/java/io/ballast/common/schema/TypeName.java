package io.ballast.common.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a type that PostgreSQL does not bring along, or that Ballast does not know by itself.
 *
 * @param schema null where none is said
 * @param name as the catalog has it, without quotes
 */
public record TypeName(@Nullable String schema, String name) {
    private static final String IDENTIFIER = "([\\p{L}_][\\p{L}\\p{N}_$]*|\"(?:[^\"]|\"\")+\")";
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern SYNTAX = Pattern.compile("(?:" + IDENTIFIER + "\\.)?" + IDENTIFIER);

    /**
     * Reads a name as SQL writes it: what is not in quotes is in lower case, whatever is typed (manual, 4.1.1). Empty where it is no
     * name, or one that PostgreSQL cannot hold.
     */
    public static Optional<TypeName> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String schema = matcher.group(1) == null ? null : plain(matcher.group(1));
        TypeName name = new TypeName(schema, plain(matcher.group(2)));
        return name.isPossible() ? Optional.of(name) : Optional.empty();
    }

    private static String plain(String identifier) {
        return identifier.startsWith("\"")
                ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
                : identifier.toLowerCase(Locale.ROOT);
    }

    private boolean isPossible() {
        return Identifiers.fault(name) == null && (schema == null || Identifiers.fault(schema) == null);
    }

    /** The same in this schema, unless it names one itself. */
    public TypeName in(@Nullable String otherSchema) {
        return schema == null ? new TypeName(otherSchema, name) : this;
    }

    /** The name as people write it: {@code public."Mood"}. */
    public String text() {
        return (schema == null ? "" : text(schema) + ".") + text(name);
    }

    private static String text(String identifier) {
        return PLAIN.matcher(identifier).matches() ? identifier : SqlText.name(identifier);
    }

    /** The name in SQL, quoted: {@code "public"."Mood"}. */
    public String sql() {
        return SqlText.name(schema, name);
    }

    @Override
    public String toString() {
        return sql();
    }
}
