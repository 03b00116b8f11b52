package io.ballast.introspect.random;

import static io.ballast.introspect.random.RandomNames.quoted;

import java.util.List;

/**
 * What few tables have: exclusion constraints, foreign keys to another schema, constraints that are not enforced, soft deletion,
 * polymorphic references, positions below a parent, rules and extended statistics. Has dice of its own, so that what a seed makes
 * otherwise stays the same.
 */
final class RandomRarities {
    private final Dice dice;
    private final List<String> statements;

    RandomRarities(long seed, List<String> statements) {
        this.dice = new Dice(~seed);
        this.statements = statements;
    }

    void make(RandomTable table) {
        if (table.columns.isEmpty()) {
            return;
        }
        for (int i = dice.below(3); i > 0; i--) {
            switch (dice.below(8)) {
                case 0 ->
                    alter(
                            table,
                            "ADD EXCLUDE USING " + dice.of("btree", "hash", "gist") + " (" + any(table) + " WITH =)"
                                    + dice.of("", " WHERE (" + any(table) + " IS NOT NULL)", " DEFERRABLE"));
                case 1 -> elsewhere(table);
                case 2 -> alter(table, "ADD CHECK (" + any(table) + " IS NOT NULL) NOT ENFORCED");
                case 3 -> softDeletion(table);
                case 4 -> polymorphic(table);
                case 5 -> position(table);
                case 6 -> statements.add("CREATE RULE kept AS ON DELETE TO " + table.sql() + " DO ALSO SELECT 1");
                default ->
                    statements.add("CREATE STATISTICS ON " + any(table) + ", " + any(table) + " FROM " + table.sql());
            }
        }
    }

    private void elsewhere(RandomTable table) {
        statements.add("CREATE SCHEMA IF NOT EXISTS elsewhere");
        statements.add("CREATE TABLE IF NOT EXISTS elsewhere.\"Things\" (id integer PRIMARY KEY)");
        alter(
                table,
                "ADD thing_id integer " + dice.of("", "UNIQUE ") + "REFERENCES elsewhere.\"Things\""
                        + dice.of("", " NOT ENFORCED", " ON DELETE SET NULL (thing_id)"));
    }

    /** A key that holds among the rows that are not deleted. */
    private void softDeletion(RandomTable table) {
        alter(table, "ADD \"deletedAt\" timestamp(3)");
        statements.add("CREATE UNIQUE INDEX ON " + table.sql() + " (" + any(table) + ", " + any(table)
                + ") WHERE \"deletedAt\" IS NULL");
    }

    private void polymorphic(RandomTable table) {
        alter(table, "ADD owner_type varchar(" + dice.of(1, 20, 255) + ") NOT NULL DEFAULT 'a'");
        alter(table, "ADD owner_id bigint NOT NULL DEFAULT 1");
        statements.add("CREATE " + dice.of("", "UNIQUE ") + "INDEX ON " + table.sql() + " (owner_type, owner_id)"
                + dice.of("", " NULLS NOT DISTINCT", " INCLUDE (" + any(table) + ")"));
    }

    private void position(RandomTable table) {
        if (table.picked.isEmpty()) {
            return;
        }
        alter(table, "ADD \"sortOrder\" smallint CHECK (\"sortOrder\" >= " + dice.below(2) + ")");
        alter(
                table,
                "ADD UNIQUE (" + quoted(dice.of(List.copyOf(table.picked.keySet()))) + ", \"sortOrder\")"
                        + dice.of("", " DEFERRABLE INITIALLY DEFERRED"));
    }

    private void alter(RandomTable table, String action) {
        statements.add(table.alterSql(action));
    }

    private String any(RandomTable table) {
        return quoted(dice.of(table.names()));
    }
}
