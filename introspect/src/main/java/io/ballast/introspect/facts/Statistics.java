package io.ballast.introspect.facts;

import io.ballast.introspect.facts.ColumnStatistics.Elements;
import io.ballast.introspect.facts.Relations.Relation;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads {@code pg_stats}: what the last ANALYZE found. */
final class Statistics {
    private static final String ASK = """
            SELECT tablename, inherited, attname, null_frac, n_distinct, most_common_vals::text::text[] AS common, most_common_freqs AS frequencies,
                   histogram_bounds::text::text[] AS bounds, most_common_elem_freqs AS elements,
                   elem_count_histogram AS counts
              FROM pg_stats
             WHERE schemaname = ? AND tablename = ANY (?)""";

    private Statistics() {}

    /**
     * By table and column; nothing of a table that was never analyzed.
     *
     * @param rows of each table, by its number in the catalog
     */
    static Map<Long, Map<String, ColumnStatistics>> of(
            Connection connection, String schema, List<Relation> tables, Map<Long, Long> rows) throws SQLException {
        Map<String, Relation> byName = tables.stream().collect(Collectors.toMap(Relation::name, table -> table));
        Map<Long, Map<String, ColumnStatistics>> found = new HashMap<>();
        new Sql(ASK)
                .rows(
                        connection,
                        row -> {
                            Relation table = Objects.requireNonNull(byName.get(row.getString("tablename")));
                            if (table.partitioned() == row.getBoolean("inherited")) {
                                found.computeIfAbsent(table.oid(), oid -> new HashMap<>())
                                        .put(
                                                row.getString("attname"),
                                                statistics(row, rows.getOrDefault(table.oid(), 0L)));
                            }
                            return true;
                        },
                        schema,
                        List.copyOf(byName.keySet()));
        return found;
    }

    private static ColumnStatistics statistics(ResultSet row, long rows) throws SQLException {
        double distinct = row.getDouble("n_distinct");
        List<Double> counts = CatalogQuery.numbers(row, "counts");
        return new ColumnStatistics(
                row.getDouble("null_frac"),
                distinct < 0 ? -distinct * rows : distinct, // below 0 it is a share of the rows
                CatalogQuery.texts(row, "common"),
                CatalogQuery.numbers(row, "frequencies"),
                CatalogQuery.texts(row, "bounds"),
                new Elements(elementFrequencies(CatalogQuery.numbers(row, "elements")), elementCounts(counts)),
                Shape.NONE);
    }

    /** Behind the frequencies stand the least, the greatest and perhaps that of null. */
    private static List<Double> elementFrequencies(List<Double> numbers) {
        return numbers.isEmpty() ? List.of() : numbers.subList(0, Math.max(0, numbers.size() - 3));
    }

    /** Behind the ends of the ranges stands the mean. */
    private static List<Long> elementCounts(List<Double> numbers) {
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i + 1 < numbers.size(); i++) {
            counts.add(Math.round(numbers.get(i)));
        }
        return counts;
    }
}
