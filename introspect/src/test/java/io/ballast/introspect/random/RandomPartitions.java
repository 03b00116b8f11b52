package io.ballast.introspect.random;

import static io.ballast.introspect.random.RandomNames.quoted;

import java.util.List;

/** Makes a table: a plain one, one with partitions of any kind, one that inherits, or one that is not logged. */
final class RandomPartitions {
    private final Dice dice;
    private final RandomTable table;
    private final List<String> statements;

    RandomPartitions(Dice dice, RandomTable table, List<String> statements) {
        this.dice = dice;
        this.table = table;
        this.statements = statements;
    }

    void make(List<RandomTable> before) {
        if (!table.columns.isEmpty() && dice.onceIn(5)) {
            partitioned();
            return;
        }
        if (!before.isEmpty() && dice.onceIn(10)) {
            RandomTable parent = dice.of(before);
            table.ending = " INHERITS (" + parent.sql() + ")";
            statements.add(table.createSql());
            parent.columns.forEach(table.columns::putIfAbsent);
            return;
        }
        String sql = table.createSql();
        statements.add(dice.onceIn(15) ? sql.replaceFirst("CREATE", "CREATE UNLOGGED") : sql);
    }

    private void partitioned() {
        String column = dice.of(table.names());
        String type = table.type(column);
        String method = dice.of("RANGE", "LIST", "HASH");
        String key = dice.of(
                quoted(column),
                quoted(column),
                quoted(column),
                quoted(column),
                quoted(table.names()),
                "(" + quoted(column) + "::text)");
        table.ending = " PARTITION BY " + method + " (" + key + ")";
        statements.add(table.createSql());
        List<String> bounds =
                switch (method) {
                    case "RANGE" -> ranges(type);
                    case "LIST" -> List.of("IN (" + (isTime(type) ? "'2020-01-01'" : "'1', '2'") + ")", "IN (NULL)");
                    default ->
                        List.of(
                                "WITH (MODULUS 2, REMAINDER 0)",
                                "WITH (MODULUS 4, REMAINDER 1)",
                                "WITH (MODULUS 4, REMAINDER 3)");
                };
        for (int i = dice.below(2); i < bounds.size(); i++) {
            partition(i, "FOR VALUES " + bounds.get(i));
        }
        if (!dice.onceIn(3)) {
            partition(bounds.size(), "DEFAULT");
        }
    }

    private List<String> ranges(String type) {
        return isTime(type)
                ? List.of(
                        "FROM (MINVALUE) TO ('2015-01-01')",
                        "FROM ('2015-01-01') TO ('2020-01-01')",
                        "FROM ('2021-01-01') TO ('2025-01-01')")
                : type.equals("uuid")
                        ? List.of(
                                "FROM (MINVALUE) TO ('80000000-0000-0000-0000-000000000000')",
                                "FROM ('80000000-0000-0000-0000-000000000000') TO (MAXVALUE)")
                        : List.of("FROM (MINVALUE) TO ('1')", "FROM ('1') TO ('5')", "FROM ('5') TO ('9')");
    }

    private void partition(int number, String bounds) {
        String name = quoted((table.name.length() > 50 ? "long" : table.name) + "_part" + number);
        boolean nested = dice.onceIn(12);
        statements.add("CREATE TABLE " + name + " PARTITION OF " + table.sql() + " " + bounds
                + (nested ? " PARTITION BY HASH (" + quoted(table.names().get(0)) + ")" : ""));
        if (nested) {
            statements.add("CREATE TABLE " + name.replace("_part", "_sub") + " PARTITION OF " + name
                    + " FOR VALUES WITH (MODULUS 1, REMAINDER 0)");
        }
    }

    private static boolean isTime(String type) {
        return type.startsWith("date") || type.startsWith("timestamp");
    }
}
