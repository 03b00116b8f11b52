package io.ballast.introspect.random;

import static io.ballast.introspect.random.RandomNames.quoted;

import java.util.ArrayList;
import java.util.List;

/** What goes from table to table: foreign keys, also to the table itself and in circles, and views. */
final class RandomRelations {
    private final Dice dice;
    private final List<RandomTable> tables;
    private final List<String> statements;

    RandomRelations(Dice dice, List<RandomTable> tables, List<String> statements) {
        this.dice = dice;
        this.tables = tables;
        this.statements = statements;
    }

    /** Gives a table foreign keys, most of them to tables before it. */
    void connect(RandomTable table) {
        for (int i = dice.below(4); i > 0; i--) {
            List<RandomTable> known = dice.onceIn(5) ? tables : tables.subList(0, tables.indexOf(table) + 1);
            RandomTable target = dice.of(known);
            if (!target.keys.isEmpty()) {
                connect(table, target, dice.of(target.keys));
            }
        }
        if (table.keys.isEmpty() && table.picked.size() > 1 && dice.onceIn(2)) {
            List<String> pair = List.copyOf(table.picked.keySet()).subList(0, 2);
            statements.add(table.alterSql("ADD PRIMARY KEY (" + quoted(pair) + ")"));
            table.keys.add(pair);
        }
    }

    private void connect(RandomTable table, RandomTable target, List<String> key) {
        List<String> columns = new ArrayList<>();
        boolean filled = dice.onceIn(2);
        for (String wanted : key) {
            String type = target.type(wanted);
            List<String> alike = table.names().stream()
                    .filter(name -> table.type(name).equals(type) && !columns.contains(name))
                    .toList();
            String column = !alike.isEmpty() && dice.onceIn(3) ? dice.of(alike) : added(table, type, filled);
            columns.add(column);
            table.picked.put(
                    column,
                    "(SELECT t." + quoted(wanted).replace("%", "%%") + " FROM "
                            + target.sql().replace("%", "%%") + " AS t ORDER BY ctid LIMIT 1 OFFSET %d)");
        }
        statements.add(table.alterSql("ADD FOREIGN KEY (" + quoted(columns) + ") REFERENCES " + target.sql() + " ("
                + quoted(key) + ")" + dice.of("", "", "", " MATCH FULL")
                + dice.of(
                        "",
                        "",
                        " ON DELETE CASCADE",
                        " ON DELETE SET NULL",
                        " ON DELETE SET DEFAULT",
                        " ON DELETE RESTRICT")
                + dice.of("", "", "", " ON UPDATE CASCADE") + dice.of("", "", " DEFERRABLE INITIALLY DEFERRED")
                + dice.of("", "", "", "", " NOT VALID")));
        if (dice.onceIn(5)) {
            statements.add(table.alterSql("ADD UNIQUE (" + quoted(columns) + ")"));
            table.keys.add(List.copyOf(columns));
        }
    }

    private String added(RandomTable table, String type, boolean filled) {
        String name = "ref" + table.columns.size();
        table.columns.put(name, type);
        statements.add(table.alterSql("ADD " + quoted(name) + " " + type + (filled ? " NOT NULL" : "")));
        return name;
    }

    void views() {
        if (dice.onceIn(4)) {
            statements.add(
                    "CREATE VIEW own_view AS SELECT * FROM " + dice.of(tables).sql());
        }
        if (dice.onceIn(6)) {
            statements.add("CREATE MATERIALIZED VIEW own_matview AS SELECT 1 AS one");
        }
    }
}
