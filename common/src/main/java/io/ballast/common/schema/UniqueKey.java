package io.ballast.common.schema;

import java.util.List;

/** A unique constraint over one or more columns. */
public record UniqueKey(List<String> columns, KeyTraits traits) {
    public UniqueKey {
        columns = List.copyOf(columns);
    }

    public UniqueKey(List<String> columns) {
        this(columns, KeyTraits.NONE);
    }
}
