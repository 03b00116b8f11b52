package io.ballast.introspect.draft;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTraits;
import io.ballast.introspect.facts.CheckFacts;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveColumn.Origin;
import io.ballast.introspect.facts.LiveConstraints;
import io.ballast.introspect.facts.LiveIndex;
import io.ballast.introspect.facts.LiveRows;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.LiveType;
import io.ballast.introspect.facts.PartitionFacts;
import io.ballast.introspect.facts.SchemaFacts;
import io.ballast.introspect.facts.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Facts for tests, a table at a time. */
public final class TestFacts {
    private final String name;
    private final long rows;
    private final List<LiveColumn> columns = new ArrayList<>();
    private final List<List<String>> uniqueKeys = new ArrayList<>();
    private final List<LiveIndex> indexes = new ArrayList<>();
    private final List<CheckFacts> checks = new ArrayList<>();
    private final List<ForeignKeyFacts> foreignKeys = new ArrayList<>();
    private List<String> primaryKey = List.of();
    private PartitionFacts partitions;

    private TestFacts(String name, long rows) {
        this.name = name;
        this.rows = rows;
    }

    public static TestFacts table(String name, long rows) {
        return new TestFacts(name, rows);
    }

    public static SchemaFacts schema(TestFacts... tables) {
        List<LiveTable> facts = new ArrayList<>();
        for (TestFacts table : tables) {
            facts.add(table.facts());
        }
        return new SchemaFacts("test", "public", facts, List.of());
    }

    /** A numbered primary key. */
    TestFacts id(String column) {
        primaryKey = List.of(column);
        columns.add(new LiveColumn(
                column, LiveType.of("integer"), false, Origin.NUMBERED, null, null, ColumnStatistics.NONE));
        return this;
    }

    public TestFacts column(String column, String type, ColumnStatistics statistics) {
        return column(column, LiveType.of(type), statistics);
    }

    TestFacts column(String column, LiveType type, ColumnStatistics statistics) {
        columns.add(new LiveColumn(column, type, statistics.nullShare() > 0, Origin.GIVEN, null, null, statistics));
        return this;
    }

    TestFacts nullable(String column, String type) {
        columns.add(new LiveColumn(column, LiveType.of(type), true, Origin.GIVEN, null, null, ColumnStatistics.NONE));
        return this;
    }

    TestFacts withDefault(String column, String type, String sql) {
        columns.add(new LiveColumn(column, LiveType.of(type), true, Origin.GIVEN, sql, null, ColumnStatistics.NONE));
        return this;
    }

    TestFacts primaryKey(String... key) {
        primaryKey = List.of(key);
        return this;
    }

    TestFacts unique(String... key) {
        uniqueKeys.add(List.of(key));
        return this;
    }

    TestFacts check(String condition) {
        checks.add(new CheckFacts("check" + checks.size(), condition, true));
        return this;
    }

    TestFacts index(LiveIndex index) {
        indexes.add(index);
        return this;
    }

    TestFacts partitions(String method, String column, String... bounds) {
        List<PartitionFacts.Part> parts = new ArrayList<>();
        for (String bound : bounds) {
            parts.add(new PartitionFacts.Part("part" + parts.size(), bound, null));
        }
        partitions = new PartitionFacts(method, List.of(column), parts);
        return this;
    }

    TestFacts refers(String column, String target, String targetColumn, Map<Long, Long> parentsByChildren) {
        return refers(List.of(column), target, List.of(targetColumn), parentsByChildren);
    }

    TestFacts refers(List<String> from, String target, List<String> targetColumns, Map<Long, Long> parentsByChildren) {
        foreignKeys.add(new ForeignKeyFacts(
                name + "_" + String.join("_", from) + "_fkey",
                from,
                "public",
                target,
                targetColumns,
                ForeignKey.OnDelete.NO_ACTION,
                ForeignKeyTraits.NONE,
                new TreeMap<>(parentsByChildren)));
        return this;
    }

    TestFacts refersOutside(String column, String schema, String target, String targetColumn) {
        foreignKeys.add(new ForeignKeyFacts(
                name + "_" + column + "_fkey",
                List.of(column),
                schema,
                target,
                List.of(targetColumn),
                ForeignKey.OnDelete.NO_ACTION,
                ForeignKeyTraits.NONE,
                new TreeMap<>()));
        return this;
    }

    LiveTable facts() {
        return new LiveTable(
                name,
                null,
                new LiveRows(rows, true),
                columns,
                new LiveConstraints(primaryKey, uniqueKeys, Map.of(), checks, foreignKeys, List.of()),
                indexes,
                partitions,
                List.of());
    }

    /** Statistics of text with these common values and frequencies. */
    public static ColumnStatistics common(double nulls, double distinct, Map<String, Double> common, Shape shape) {
        List<Map.Entry<String, Double>> entries = new ArrayList<>(common.entrySet());
        entries.sort(Map.Entry.<String, Double>comparingByValue().reversed());
        return new ColumnStatistics(
                nulls,
                distinct,
                entries.stream().map(Map.Entry::getKey).toList(),
                entries.stream().map(Map.Entry::getValue).toList(),
                List.of(),
                ColumnStatistics.Elements.NONE,
                shape);
    }

    /** Statistics of many values between these bounds. */
    public static ColumnStatistics ranges(double distinct, List<String> bounds, Shape shape) {
        return new ColumnStatistics(0, distinct, List.of(), List.of(), bounds, ColumnStatistics.Elements.NONE, shape);
    }
}
