package io.ballast.introspect.facts;

import io.ballast.common.schema.TargetSchemas;
import java.util.List;
import java.util.Map;

/**
 * A schema, or several, as the server describes them.
 *
 * @param tables by name; each by what it goes by among the schemas
 * @param views each after those that it shows
 * @param others what else there is, in words: {@code foreign table "sales"}
 * @param known by the names of those of the tables whose rows stay as they are and are only referred to: these rows
 */
public record SchemaFacts(
        String database,
        TargetSchemas schemas,
        List<LiveTable> tables,
        List<LiveView> views,
        List<String> others,
        Map<String, KnownRows> known) {
    public SchemaFacts {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        others = List.copyOf(others);
        known = Map.copyOf(known);
    }

    /** The name of the schema; of several, all names with commas between them. */
    public String schema() {
        return schemas.text();
    }

    /** A schema all of whose tables are to have rows, and of whose views nobody asks. */
    public SchemaFacts(String database, String schema, List<LiveTable> tables, List<String> others) {
        this(database, TargetSchemas.of(schema), tables, List.of(), others, Map.of());
    }

    /** The same schema with other tables of the same names. */
    public SchemaFacts withTables(List<LiveTable> others) {
        return new SchemaFacts(database, schemas, others, views, this.others, known);
    }
}
