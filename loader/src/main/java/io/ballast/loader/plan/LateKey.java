package io.ballast.loader.plan;

import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TargetSchemas;

/**
 * A foreign key that the server checks once all rows are there, as without that no table of its ring could get its rows first.
 *
 * @param table the table that has it, as the load calls it
 * @param columns names of its columns, comma-separated
 */
public record LateKey(String table, String name, String columns) {
    static LateKey of(String table, TargetKey key) {
        return new LateKey(table, key.name(), String.join(", ", key.columns()));
    }

    /** Lets the server check it later, until the transaction takes that back. */
    String loosen(TargetSchemas schemas) {
        return alter(schemas) + " DEFERRABLE";
    }

    /** Makes it what it was. */
    String tighten(TargetSchemas schemas) {
        return alter(schemas) + " NOT DEFERRABLE";
    }

    private String alter(TargetSchemas schemas) {
        return "ALTER TABLE " + schemas.sql(table) + " ALTER CONSTRAINT " + SqlText.name(name);
    }

    /** What the plan says of it. */
    String note() {
        return "foreign key \"" + name + "\" (" + columns + ") of table \"" + table
                + "\" is checked once all rows are there: the tables refer to each other in a ring. Until PUBLISH commits, it is DEFERRABLE.";
    }
}
