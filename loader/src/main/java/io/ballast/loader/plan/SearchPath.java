package io.ballast.loader.plan;

import io.ballast.common.schema.Index;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TargetSchemas;
import java.util.ArrayList;
import java.util.List;

/**
 * Where names in SQL text are looked for: among what the load makes, then in the target schema. The statements of a load itself name
 * nothing without its schema, and need no path.
 */
record SearchPath(String stagingSchema, TargetSchemas schemas) {
    /** Statements that hold SQL text, with what they need before them, in one transaction. */
    List<String> before(List<String> statements) {
        List<String> all = new ArrayList<>();
        all.add("SET LOCAL search_path = " + SqlText.name(stagingSchema) + ", " + SqlText.names(schemas.names())
                + ", pg_temp");
        all.addAll(statements);
        return all;
    }

    /** As {@link #before(List)}; what follows in the transaction is looked for as before. */
    List<String> around(List<String> statements) {
        List<String> all = before(statements);
        all.add("SET LOCAL search_path = pg_catalog, pg_temp");
        return all;
    }

    /** As {@link #before(List)}, where the index has SQL text, or names of operator classes and collations. */
    List<String> before(Index index, String statement) {
        boolean needed = index.hasSql() || !index.traits().elements().isEmpty();
        return needed ? before(List.of(statement)) : List.of(statement);
    }

    /** The statement with which views find the published tables. */
    static String ofPublished(String schema) {
        return "SET LOCAL search_path = " + SqlText.name(schema) + ", pg_temp";
    }
}
