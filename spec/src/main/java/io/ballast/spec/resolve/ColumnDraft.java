package io.ballast.spec.resolve;

import io.ballast.common.schema.Column;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.yaml.SpecNode;
import org.jspecify.annotations.Nullable;

/**
 * A column as its own lines say it, before the columns it refers to are known.
 *
 * @param value null where the values come from a reference
 * @param reference the reference that stands at the column itself
 */
public record ColumnDraft(
        SpecNode node,
        Column column,
        @Nullable ValueKind value,
        double nullShare,
        boolean primaryKey,
        boolean unique,
        @Nullable ReferenceDraft reference) {
    public String name() {
        return column.name();
    }

    /** The column's value, or the column itself where it has none of its own. */
    public SpecNode valueNode() {
        SpecNode written = node.find("value");
        return written == null ? node : written;
    }
}
