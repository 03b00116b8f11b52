package io.ballast.introspect.random;

import static io.ballast.introspect.random.RandomNames.quoted;

import java.util.ArrayList;
import java.util.List;

/** A schema with a few rows, as a seed has it: statements, of which each may fail and then is done without. */
final class RandomSchema {
    private final Dice dice;
    private final RandomNames names;
    private final RandomTypes types;
    private final RandomLiterals values;
    private final RandomRarities rarities;
    private final boolean empty;
    private final List<RandomTable> tables = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();

    private RandomSchema(long seed) {
        rarities = new RandomRarities(seed, statements);
        dice = new Dice(seed);
        boolean impossible = dice.onceIn(4);
        names = new RandomNames(dice, impossible);
        types = new RandomTypes(dice, names.inside(), impossible);
        values = new RandomLiterals(dice);
        empty = dice.onceIn(4);
    }

    /** What makes the schema, for a session whose search_path is the schema alone. */
    static List<String> statements(long seed) {
        return new RandomSchema(seed).make();
    }

    private List<String> make() {
        statements.addAll(types.statements());
        for (int i = dice.between(1, 6); i > 0; i--) {
            tables.add(table());
        }
        RandomRelations relations = new RandomRelations(dice, tables, statements);
        tables.forEach(table -> new RandomDetails(dice, values, table, statements).make());
        tables.forEach(relations::connect);
        tables.forEach(rarities::make);
        relations.views();
        if (!empty) {
            tables.forEach(this::rows);
        }
        if (dice.onceIn(2)) {
            tables.forEach(table -> statements.add("ANALYZE " + table.sql()));
        }
        return statements;
    }

    private RandomTable table() {
        RandomTable table = new RandomTable(names.next());
        RandomNames columns = names.inside();
        if (!dice.onceIn(6)) {
            table.columns.put(dice.onceIn(3) ? columns.next() : "id", types.ofKey());
        }
        for (int i = dice.below(7); i > 0; i--) {
            String type = dice.onceIn(5) ? types.ofKey() : types.next();
            table.columns.putIfAbsent(columns.next(), type);
        }
        new RandomPartitions(dice, table, statements).make(tables);
        return table;
    }

    /** Rows in pieces, of which some break a rule and are lost. */
    private void rows(RandomTable table) {
        int pieces = dice.of(0, 1, 2, 6, 15);
        int rows = dice.onceIn(8) ? 30 : dice.of(1, 1, 3);
        for (int piece = 0; piece < pieces; piece++) {
            List<String> tuples = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                tuples.add(tuple(table));
            }
            if (!table.columns.isEmpty()) {
                statements.add("INSERT INTO " + table.sql() + " (" + quoted(table.names()) + ") VALUES "
                        + String.join(", ", tuples) + " ON CONFLICT DO NOTHING");
            }
        }
    }

    private String tuple(RandomTable table) {
        List<String> fields = new ArrayList<>();
        int picked = dice.below(20);
        for (String column : table.names()) {
            String from = table.picked.get(column);
            if (dice.onceIn(12)) {
                fields.add(dice.of("NULL", "DEFAULT"));
            } else {
                fields.add(from == null ? values.of(table.type(column)) : String.format(from, picked));
            }
        }
        return "(" + String.join(", ", fields) + ")";
    }
}
