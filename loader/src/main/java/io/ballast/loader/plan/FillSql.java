package io.ballast.loader.plan;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.schema.SqlText;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of definitions: how all that was taken away comes back. It is in the staging schema, which belongs to the role of the
 * load: what stands in it is run, and nobody else may write it.
 */
public final class FillSql {
    /** Its name, which no table that is filled may have. */
    public static final String DEFINITIONS = "ballast_definitions";

    /** Says, among the definitions, that not all has been taken away yet. */
    public static final Restoration TAKING = new Restoration(0, "", StepId.Kind.TAKE, "", "", List.of());

    /**
     * While others hold a table. Longer than a second, after which the server ends autovacuum where that is what is waited for
     * (deadlock_timeout).
     */
    private static final String LOCK_TIMEOUT = "SET LOCAL lock_timeout = '1500ms'";

    private FillSql() {}

    public static List<String> create(String stagingSchema) {
        String table = SqlText.name(stagingSchema, DEFINITIONS);
        return List.of(
                "CREATE TABLE " + table + " (place integer PRIMARY KEY, table_name text NOT NULL, kind text NOT NULL,"
                        + " name text NOT NULL, refers text NOT NULL, statements text[] NOT NULL)",
                "COMMENT ON SCHEMA " + SqlText.name(stagingSchema)
                        + " IS 'Holds the definitions of keys and indexes that an unfinished load has taken away from tables:"
                        + " resume it or restore the schema, and do not drop this.'");
    }

    /** Keeps the text that the rows are made from, as the comment of the table of definitions. */
    public static String keepRecipe(String stagingSchema, String recipe) {
        return "COMMENT ON TABLE " + SqlText.name(stagingSchema, DEFINITIONS) + " IS " + SqlText.literal(recipe);
    }

    public static String insert(String stagingSchema) {
        return "INSERT INTO " + SqlText.name(stagingSchema, DEFINITIONS) + " VALUES (?, ?, ?, ?, ?, ?)";
    }

    public static String select(String stagingSchema) {
        return "SELECT place, table_name, kind, name, refers, statements FROM "
                + SqlText.name(stagingSchema, DEFINITIONS) + " ORDER BY place";
    }

    /** The refusal where a load has recorded what it took away, and the record is gone. */
    public static BallastException gone(EarlierLoad load) {
        return new BallastException(
                ErrorCategory.TARGET_REFUSED,
                "Table \"" + DEFINITIONS + "\" in schema \"" + load.stagingSchema()
                        + "\" is gone, which held the definitions of what load " + load.name()
                        + " has taken away from its tables.",
                Hint.act("empty these tables and bring back their keys and indexes from a dump of the schema"));
    }

    /** The statements of a step that brings something back. */
    static List<String> restore(String stagingSchema, Restoration what) {
        List<String> sql = new ArrayList<>();
        sql.add(LOCK_TIMEOUT);
        sql.addAll(what.sql());
        sql.add(forget(stagingSchema, what));
        return sql;
    }

    /** Removes the record of what has come back. */
    public static String forget(String stagingSchema, Restoration what) {
        return "DELETE FROM " + SqlText.name(stagingSchema, DEFINITIONS) + " WHERE place = " + what.place();
    }
}
