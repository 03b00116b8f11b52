package io.ballast.introspect.random;

import static io.ballast.introspect.random.RandomNames.quoted;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What belongs to one table alone: keys, indexes, checks, defaults, identities, generated columns, comments. */
final class RandomDetails {
    private final Dice dice;
    private final RandomLiterals values;
    private final RandomTable table;
    private final List<String> statements;

    RandomDetails(Dice dice, RandomLiterals values, RandomTable table, List<String> statements) {
        this.dice = dice;
        this.values = values;
        this.table = table;
        this.statements = statements;
    }

    void make() {
        if (table.columns.isEmpty()) {
            return;
        }
        keys();
        table.names().forEach(this::column);
        for (int i = dice.below(3); i > 0; i--) {
            alter("ADD CHECK (" + condition() + ")" + dice.of("", "", "", " NOT VALID", " NO INHERIT"));
        }
        for (int i = dice.below(3); i > 0; i--) {
            index();
        }
        if (dice.onceIn(4)) {
            String generated = "gen" + dice.below(3);
            alter("ADD " + quoted(generated) + " " + dice.of("text", "integer") + " GENERATED ALWAYS AS ("
                    + dice.of("length(" + any() + "::text)", any(), any() + " * 2", "upper(" + any() + ")") + ") "
                    + dice.of("STORED", "VIRTUAL"));
        }
        comments();
        if (dice.onceIn(20)) {
            alter("ENABLE ROW LEVEL SECURITY");
        }
    }

    private void keys() {
        if (!dice.onceIn(5)) {
            int size = dice.of(1, 1, 1, 1, 2, 2, 3);
            key("PRIMARY KEY", size == 1 ? List.of(table.names().get(0)) : some(size));
        }
        for (int i = dice.below(3); i > 0; i--) {
            key(dice.of("UNIQUE", "UNIQUE", "UNIQUE NULLS NOT DISTINCT"), some(dice.of(1, 1, 2, 2, 3)));
        }
    }

    private void key(String kind, List<String> columns) {
        String include = dice.onceIn(12) ? " INCLUDE (" + any() + ")" : "";
        alter("ADD " + kind + " (" + quoted(columns) + ")" + include + dice.of("", "", "", "", " DEFERRABLE"));
        table.keys.add(columns);
    }

    private void column(String name) {
        String column = "ALTER " + quoted(name) + " ";
        String type = table.type(name);
        if (dice.onceIn(3)) {
            alter(column + "SET NOT NULL");
        }
        boolean whole = type.matches("integer|bigint|smallint");
        if (whole && dice.onceIn(4)) {
            alter(column + "ADD GENERATED " + dice.of("ALWAYS", "BY DEFAULT") + " AS IDENTITY");
        } else if (whole && dice.onceIn(6)) {
            statements.add("CREATE SEQUENCE IF NOT EXISTS own_seq");
            alter(column + "SET DEFAULT nextval('own_seq')");
        } else if (dice.onceIn(5)) {
            alter(column + "SET DEFAULT "
                    + dice.of(
                            values.of(type),
                            values.of(type),
                            "now()",
                            "gen_random_uuid()",
                            "gen_random_uuid()::text",
                            "CURRENT_DATE",
                            "CURRENT_TIMESTAMP(3)",
                            "CURRENT_USER",
                            "(1 + 1)",
                            "'a' || 'b'",
                            "E'line\\nbreak'",
                            "NULL",
                            "'-5'::integer",
                            "('now'::text)::date",
                            "timezone('utc', now())",
                            "'1 day'::interval",
                            "ARRAY[]::text[]",
                            "(-1)"));
        }
    }

    private String condition() {
        String one = any();
        String other = any();
        return dice.of(
                one + " > 0",
                one + " >= 0",
                one + " BETWEEN 1 AND 5",
                one + " < 1000000000000000000000",
                one + " = 1",
                one + " > 7.5",
                one + " IN ('a', 'b', 'it''s')",
                one + " IN (1, 2, 3)",
                one + " = ANY (ARRAY['open'::text, 'a'::text])",
                "length(" + one + ") < 10",
                "char_length(" + one + "::text) >= 3",
                "length(" + one + ") > 300",
                one + " ~ '^[a-z]*$'",
                one + " <> ''",
                one + " <> 0",
                one + " IS NOT NULL",
                one + " IS NULL",
                one + " < " + other,
                one + " IS DISTINCT FROM " + other,
                "(" + one + " IS NULL) <> (" + other + " IS NULL)",
                "num_nonnulls(" + one + ", " + other + ") = 1",
                one + " > '2000-01-01'",
                one + " <= '2015-06-01 12:00'",
                one + " < '2015-01-01' OR " + one + " IS NULL",
                "NOT " + one,
                one,
                one + " >= '-5'::integer AND " + one + " < 40000",
                "lower(" + one + ") = " + one,
                one + "::text LIKE 'a%'",
                one + " <= 0.00001",
                one + " < 0",
                one + " > 5 AND " + one + " < 3",
                "length(" + one + ") = 0",
                one + " = ''",
                "jsonb_typeof(" + one + ") = 'object'",
                one + " >= '09:00' AND " + one + " < '17:00'",
                "true",
                "cardinality(" + one + ") > 0");
    }

    private void index() {
        String method = dice.of("btree", "btree", "btree", "hash", "gin", "gist", "brin", "spgist");
        String unique = method.equals("btree") && dice.onceIn(2) ? "UNIQUE " : "";
        String what = dice.of(
                any(),
                any(),
                quoted(some(2)),
                any() + " DESC NULLS LAST",
                "lower(" + any() + ")",
                "(" + any() + " || 'x')",
                any() + " text_pattern_ops",
                any() + " COLLATE \"C\"");
        String rest = dice.of(
                "",
                "",
                "",
                " INCLUDE (" + any() + ")",
                " WHERE " + any() + " IS NOT NULL",
                " WHERE " + any() + " IS NULL",
                " WHERE " + condition(),
                " WHERE " + any() + " = 'a'",
                " NULLS NOT DISTINCT");
        statements.add("CREATE " + unique + "INDEX ON " + table.sql() + " USING " + method + " (" + what + ")" + rest);
    }

    private void comments() {
        String text = dice.of(
                "'plain'", "E'two\\nlines'", "'# of: {x} \"y\" ''z'''", "'*/ -- ü 数据'", "E'tab\\tand \\u0001'", "''");
        if (dice.onceIn(4)) {
            statements.add("COMMENT ON TABLE " + table.sql() + " IS " + text);
        }
        if (dice.onceIn(4)) {
            statements.add("COMMENT ON COLUMN " + table.sql() + "." + any() + " IS " + text);
        }
    }

    private void alter(String action) {
        statements.add(table.alterSql(action));
    }

    private String any() {
        return quoted(dice.of(table.names()));
    }

    private List<String> some(int number) {
        List<String> all = new ArrayList<>(table.names());
        Collections.shuffle(all, new Random(dice.below(1_000_000)));
        return all.subList(0, Math.min(number, all.size()));
    }
}
