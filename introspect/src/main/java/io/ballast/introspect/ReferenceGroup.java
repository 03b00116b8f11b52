package io.ballast.introspect;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTraits;
import io.ballast.introspect.facts.ForeignKeyFacts;
import java.util.List;
import java.util.TreeMap;

/**
 * Foreign keys of a table to rows that are there, whose rows are chosen together.
 *
 * @param unique columns of theirs that are a key of the table, each of whose values may come once; empty for none
 * @param taken columns of theirs whose values must not be those of rows that the table has; empty for none
 * @param demanded whether there is no other way than by values that are not taken
 */
record ReferenceGroup(List<ForeignKeyFacts> keys, List<String> unique, List<String> taken, boolean demanded) {
    ReferenceGroup {
        keys = List.copyOf(keys);
        unique = List.copyOf(unique);
        taken = List.copyOf(taken);
    }

    /** Whether it is one key that may lead to any row. */
    boolean isPlain() {
        return keys.size() == 1 && unique.isEmpty();
    }

    /** A key over all columns, to the table that has their combinations. */
    ForeignKeyFacts asOne(String schema, String table, List<String> columns) {
        return new ForeignKeyFacts(
                keys.get(0).name(),
                columns,
                schema,
                table,
                columns,
                ForeignKey.OnDelete.NO_ACTION,
                ForeignKeyTraits.NONE,
                new TreeMap<>());
    }
}
