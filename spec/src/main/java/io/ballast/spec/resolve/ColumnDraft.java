package io.ballast.spec.resolve;

import io.ballast.common.schema.Column;
import io.ballast.spec.NullGroup;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.yaml.SpecNode;
import org.jspecify.annotations.Nullable;

/**
 * A column as its own lines say it, before the columns it refers to are known.
 *
 * @param value null where the values come from a reference
 * @param nullGroup what its nulls have to do with those of other columns; null for nothing
 * @param reference the reference that stands at the column itself
 */
public record ColumnDraft(
        SpecNode node,
        Column column,
        @Nullable ValueKind value,
        double nullShare,
        @Nullable NullGroup nullGroup,
        boolean primaryKey,
        boolean unique,
        @Nullable ReferenceDraft reference) {
    /** What {@code unique} says of a column whose values differ in more than case. */
    static final String IGNORING_CASE = "ignoringCase";

    public String name() {
        return column.name();
    }

    /** The same column with its nulls as a group of columns has them. */
    ColumnDraft in(NullGroup group, double share) {
        return new ColumnDraft(node, column, value, share, group, primaryKey, unique, reference);
    }

    /** Whether its own lines ask for a unique index that ignores case. */
    boolean ignoresCase() {
        SpecNode found = node.find("unique");
        return found != null && found.isText(IGNORING_CASE);
    }

    /** Whether its own lines ask for values that never repeat, without a key that says so to the database. */
    public boolean isDistinct() {
        SpecNode found = node.find("distinct");
        return found != null && found.bool();
    }

    /** The column's value, or the column itself where it has none of its own. */
    public SpecNode valueNode() {
        SpecNode written = node.find("value");
        return written == null ? node : written;
    }
}
