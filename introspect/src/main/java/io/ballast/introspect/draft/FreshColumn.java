package io.ballast.introspect.draft;

import io.ballast.spec.kind.ValueKind;
import java.util.List;

/**
 * A column of texts of a table with rows, no new value of which may be one that these rows have: a key rests on it.
 *
 * @param pools kinds whose values are looked through for new ones, one kind after the other
 * @param wanted different values that are needed
 * @param alone whether the key is over this column alone, so that the table can have fewer rows where there are fewer values
 * @param ignoresCase whether a text that differs in case alone is the same
 */
public record FreshColumn(
        String table, String column, List<ValueKind> pools, long wanted, boolean alone, boolean ignoresCase) {
    public FreshColumn {
        pools = List.copyOf(pools);
    }
}
