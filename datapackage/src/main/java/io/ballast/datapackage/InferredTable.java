package io.ballast.datapackage;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.datapackage.csv.RecordScanner;
import io.ballast.datapackage.type.TypeInference;
import java.util.List;
import java.util.function.Function;

/** A table for files of which nothing is known but their values. */
final class InferredTable {
    private InferredTable() {}

    /** The table with these columns, which may all be null. */
    static TableSchema of(String table, List<String> columns, Function<String, ColumnType> types) {
        return new TableSchema(
                table,
                null,
                columns.stream()
                        .map(column -> Column.of(column, types.apply(column), true))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /**
     * Shows each value of a file to what finds the type of its column.
     *
     * @param types of the table's columns, in their order
     */
    static void read(ExternalTable table, int file, List<TypeInference> types) {
        try (FileRecords records = FileRecords.open(table, file)) {
            ColumnMapping mapping = records.mapping();
            while (records.next()) {
                RecordScanner record = records.record();
                for (int column = 0; column < types.size(); column++) {
                    int field = mapping.fieldOf(column);
                    if (field >= 0
                            && !record.isNull(field)
                            && !isMissing(table.fields().get(column), record, field)) {
                        types.get(column).add(record.text(), record.from(field), record.to(field));
                    }
                }
            }
        }
    }

    private static boolean isMissing(ExternalField field, RecordScanner record, int at) {
        if (field.missing().isEmpty()) {
            return false;
        }
        int from = record.from(at);
        return field.missing().contains(new String(record.text(), from, record.to(at) - from));
    }
}
