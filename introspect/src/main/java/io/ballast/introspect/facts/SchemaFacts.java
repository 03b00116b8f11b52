package io.ballast.introspect.facts;

import java.util.List;
import java.util.Map;

/**
 * A schema as the server describes it.
 *
 * @param tables by name
 * @param views each after those that it shows
 * @param others what else there is, in words: {@code foreign table "sales"}
 * @param known by the names of those of the tables whose rows stay as they are and are only referred to: these rows
 */
public record SchemaFacts(
        String database,
        String schema,
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

    /** A schema all of whose tables are to have rows, and of whose views nobody asks. */
    public SchemaFacts(String database, String schema, List<LiveTable> tables, List<String> others) {
        this(database, schema, tables, List.of(), others, Map.of());
    }

    /** The same schema with other tables of the same names. */
    public SchemaFacts withTables(List<LiveTable> others) {
        return new SchemaFacts(database, schema, others, views, this.others, known);
    }
}
