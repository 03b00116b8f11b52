package io.ballast.common.schema;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How the types of {@link ServerType} are written. */
public final class ServerTypes {
    /** Where PostgreSQL has its own types. */
    public static final String SCHEMA = "pg_catalog";

    /** Names of two words, and what the catalog has for them. */
    private static final Map<String, String> ALIASES = Map.of("bit varying", "varbit", "time with time zone", "timetz");

    private static final Pattern SYNTAX = Pattern.compile(
            "([a-z][a-z0-9_ ]*)(?:\\(\\s*(\\d+)\\s*\\))?(\\s+with\\s+time\\s+zone)?\\s*((?:\\[\\d*\\])*)");

    private ServerTypes() {}

    /** Their names, in the order of the alphabet. */
    public static List<String> all() {
        return Stream.of(ServerType.values()).map(ServerType::sqlName).toList();
    }

    /** Reads a type as people write it; empty when it is none of these. */
    public static Optional<ColumnType> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String zone = matcher.group(3) == null ? "" : matcher.group(3);
        String written = (matcher.group(1).strip() + zone).replaceAll("\\s+", " ");
        String modifiers = matcher.group(2) == null ? "" : matcher.group(2);
        boolean array = !matcher.group(4).isEmpty();
        return ServerType.named(ALIASES.getOrDefault(written, written))
                .map(known -> ColumnType.of(
                        new UserType.ExistingType(new TypeName(SCHEMA, known.sqlName()), modifiers, null)))
                .map(type -> array ? type.asArray() : type);
    }

    /** The type as a spec has it, if it is one of these. */
    public static Optional<String> text(UserType.ExistingType type) {
        return ServerType.of(type)
                .map(known ->
                        new UserType.ExistingType(new TypeName(null, known.sqlName()), type.modifiers(), null).text());
    }
}
