package io.ballast.spec.resolve;

import io.ballast.common.schema.ForeignKey;
import io.ballast.spec.kind.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table with the values and keys that its columns have so far.
 *
 * @param joined references that have picked their row among those that agree with columns filled before
 */
record FilledTable(TableDraft draft, Map<String, ValueKind> values, List<ForeignKey> foreignKeys, List<Joined> joined) {
    static FilledTable of(TableDraft draft) {
        Map<String, ValueKind> values = new HashMap<>();
        for (ColumnDraft column : draft.columns()) {
            if (column.value() != null) {
                values.put(column.name(), column.value());
            }
        }
        return new FilledTable(draft, values, new ArrayList<>(), new ArrayList<>());
    }

    /** A reference and the columns of its target, all of whose values are those of one row. */
    record Joined(ReferenceDraft reference, List<String> targetColumns) {}

    /** The columns of a reference that have values already. */
    List<String> settled(ReferenceDraft reference) {
        return reference.columns().stream().filter(values::containsKey).toList();
    }

    /** Whether a declared key lies in these columns. */
    boolean hasKeyWithin(List<String> columns) {
        return draft.keys().anyWithin(columns);
    }
}
