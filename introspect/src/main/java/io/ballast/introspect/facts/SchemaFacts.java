package io.ballast.introspect.facts;

import java.util.List;

/**
 * A schema as the server describes it.
 *
 * @param tables by name
 * @param others what else holds or shows rows there, in words: {@code view "sales"}
 */
public record SchemaFacts(String database, String schema, List<LiveTable> tables, List<String> others) {
    public SchemaFacts {
        tables = List.copyOf(tables);
        others = List.copyOf(others);
    }
}
