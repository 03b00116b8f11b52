package io.ballast.spec;

import io.ballast.common.schema.TableSchema;
import java.util.List;

/** One table of a dataset spec: what it is, how many rows it has, and how its values come about, column by column. */
public record TableSpec(TableSchema schema, RowCount rows, List<ColumnSpec> columns) {
    public TableSpec {
        columns = List.copyOf(columns);
        if (columns.size() != schema.columns().size()) {
            throw new IllegalArgumentException("table " + schema.name() + ": a value kind for each column is needed");
        }
    }

    public String name() {
        return schema.name();
    }

    /** Whether its rows are in the database already, so that none is made. */
    public boolean exists() {
        return rows instanceof RowCount.Existing;
    }
}
