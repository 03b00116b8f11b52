package io.ballast.common.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What ANALYZE keeps of several columns together (manual, CREATE STATISTICS).
 *
 * @param columns two to {@value #MAX_COLUMNS} different ones
 * @param kinds what is kept, in the order of {@link Kind}; all of it if empty
 * @param target how much is kept; as much as of the columns, if null
 */
public record ExtendedStatistics(
        ObjectLabel label,
        List<String> columns,
        List<Kind> kinds,
        @Nullable Integer target) {
    /** The server's limit. */
    public static final int MAX_COLUMNS = 8;

    public ExtendedStatistics {
        columns = List.copyOf(columns);
        Set<Kind> sorted = new TreeSet<>(kinds);
        kinds = sorted.size() == Kind.values().length ? List.of() : List.copyOf(sorted);
    }

    /** Why the server would not take these columns, to be read after "expected"; null where it does. */
    public static @Nullable String fault(List<String> columns) {
        return columns.size() < 2
                        || columns.size() > MAX_COLUMNS
                        || Set.copyOf(columns).size() < columns.size()
                ? "2 to " + MAX_COLUMNS + " different columns"
                : null;
    }

    /**
     * The statements that make it, for a table of the same schema.
     *
     * @param name of the object
     */
    List<String> sql(@Nullable String schema, String table, String name) {
        String place = SqlText.name(schema, name);
        List<String> statements = new ArrayList<>();
        statements.add("CREATE STATISTICS " + place + kindsSql() + " ON " + SqlText.names(columns) + " FROM "
                + SqlText.name(schema, table));
        if (target != null) {
            statements.add("ALTER STATISTICS " + place + " SET STATISTICS " + target);
        }
        if (label.comment() != null) {
            statements.add("COMMENT ON STATISTICS " + place + " IS " + SqlText.literal(label.comment()));
        }
        return statements;
    }

    private String kindsSql() {
        return kinds.isEmpty() ? "" : kinds.stream().map(Kind::word).collect(Collectors.joining(", ", " (", ")"));
    }

    /** What can be kept. */
    public enum Kind {
        NDISTINCT,
        DEPENDENCIES,
        MCV;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
