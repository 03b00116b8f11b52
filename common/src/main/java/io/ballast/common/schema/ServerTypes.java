package io.ballast.common.schema;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * PostgreSQL's own types beside those of {@link BaseType}: a column may have them by their plain names, and only the server reads their
 * values, so that nothing else is to be known of them.
 */
public final class ServerTypes {
    /** Where PostgreSQL has its own types. */
    public static final String SCHEMA = "pg_catalog";

    private static final Set<String> NAMES = names();
    /** Names of two words, and what the catalog has for them. */
    private static final Map<String, String> ALIASES = Map.of("bit varying", "varbit", "time with time zone", "timetz");

    private static final Pattern SYNTAX =
            Pattern.compile("([a-z][a-z0-9_ ]*)(?:\\(\\s*(\\d+)\\s*\\))?(\\s+with\\s+time\\s+zone)?\\s*(\\[\\])?");

    private ServerTypes() {}

    private static Set<String> names() {
        Stream<String> ranges = Stream.of("int4", "int8", "num", "ts", "tstz", "date")
                .flatMap(of -> Stream.of(of + "range", of + "multirange"));
        List<String> others = List.of(
                "bit",
                "box",
                "cidr",
                "circle",
                "jsonpath",
                "line",
                "lseg",
                "macaddr",
                "macaddr8",
                "money",
                "name",
                "oid",
                "path",
                "pg_lsn",
                "point",
                "polygon",
                "timetz",
                "tsquery",
                "tsvector",
                "varbit",
                "xml");
        return Stream.concat(ranges, others.stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Their names, in the order of the alphabet. */
    public static List<String> all() {
        return List.copyOf(NAMES);
    }

    /** Reads a type as people write it; empty when it is none of these, or an array of boxes, which has semicolons for commas. */
    public static Optional<ColumnType> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String zone = matcher.group(3) == null ? "" : matcher.group(3);
        String written = (matcher.group(1).strip() + zone).replaceAll("\\s+", " ");
        String name = ALIASES.getOrDefault(written, written);
        String modifiers = matcher.group(2) == null ? "" : matcher.group(2);
        boolean array = matcher.group(4) != null;
        return Optional.of(name)
                .filter(known -> NAMES.contains(known) && !(array && known.equals("box")))
                .map(known -> ColumnType.of(new UserType.ExistingType(new TypeName(SCHEMA, known), modifiers, null)))
                .map(type -> array ? type.asArray() : type);
    }

    /** The type as a spec has it, if it is one of these. */
    public static Optional<String> text(UserType.ExistingType type) {
        TypeName name = type.name();
        boolean known = SCHEMA.equals(name.schema()) && NAMES.contains(name.name()) && type.as() == null;
        return Optional.of(new TypeName(null, name.name()))
                .filter(plain -> known)
                .map(plain -> new UserType.ExistingType(plain, type.modifiers(), null).text());
    }
}
