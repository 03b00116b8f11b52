package io.ballast.introspect;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTraits;
import io.ballast.introspect.facts.CheckFacts;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.sql.Condition;
import io.ballast.introspect.sql.ConditionParser;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

    /** How checks of the table compare columns of the keys in each row. */
    List<Condition.Ordered> orders(LiveTable table) {
        Set<String> columns =
                keys.stream().flatMap(key -> key.columns().stream()).collect(Collectors.toSet());
        return table.constraints().checks().stream()
                .filter(CheckFacts::enforced)
                .flatMap(check -> ConditionParser.parse(check.condition()).orElse(List.of()).stream())
                .filter(condition -> condition instanceof Condition.Ordered ordered
                        && columns.contains(ordered.column())
                        && columns.contains(ordered.other()))
                .map(Condition.Ordered.class::cast)
                .toList();
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
