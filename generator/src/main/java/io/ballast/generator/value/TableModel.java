package io.ballast.generator.value;

import io.ballast.generator.random.ChildCounts;
import io.ballast.spec.TableSpec;
import org.jspecify.annotations.Nullable;

/**
 * A table with its rows counted.
 *
 * @param rows exact
 * @param family what the rows belong to; null for a table with a row count of its own
 */
public record TableModel(
        TableSpec spec, long rows, @Nullable Family family) {
    /** The parent table, and how many children each of its rows has. */
    public record Family(TableModel parent, ChildCounts counts) {}

    public String name() {
        return spec.name();
    }

    /** How many units shards are cut by: the parent's rows in a child table, else the rows. */
    public long units() {
        return family == null ? rows : family.parent().rows();
    }
}
