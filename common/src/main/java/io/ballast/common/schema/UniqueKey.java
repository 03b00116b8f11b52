package io.ballast.common.schema;

import java.util.List;

/** A unique constraint over one or more columns. */
public record UniqueKey(List<String> columns) {
    public UniqueKey {
        columns = List.copyOf(columns);
    }
}
