package io.ballast.datapackage;

import io.ballast.datapackage.csv.RecordScanner;
import io.ballast.datapackage.type.Conversion;
import io.ballast.datapackage.type.UnreadableValue;
import org.jspecify.annotations.Nullable;

/** Puts the records of a file into our own dialect, column by column. One thread at a time. */
final class RecordTranscoder {
    private final FileRecords records;
    private final ColumnMapping mapping;
    private final @Nullable Conversion[] conversions;
    private final char[][][] missing;
    /** Null for a column without any, and where nobody asks. */
    private final @Nullable ValueLimits[] limits;

    private final CsvText csv;

    /** @param limited whether values are checked against the CHECKs of their columns, as the server does later on */
    RecordTranscoder(ExternalTable table, FileRecords records, boolean limited, CsvText csv) {
        this.records = records;
        this.csv = csv;
        this.mapping = records.mapping();
        this.conversions =
                table.fields().stream().map(ExternalField::conversion).toArray(Conversion[]::new);
        this.missing = table.fields().stream()
                .map(field -> field.missing().stream().map(String::toCharArray).toArray(char[][]::new))
                .toArray(char[][][]::new);
        this.limits = table.schema().columns().stream()
                .map(column -> limited ? ValueLimits.of(column) : null)
                .toArray(ValueLimits[]::new);
    }

    /** Puts the record at hand; what is wrong with it if something is, half of it having been put then. */
    @Nullable
    RecordFault put() {
        RecordScanner record = records.record();
        for (int column = 0; column < mapping.columns(); column++) {
            int field = mapping.fieldOf(column);
            if (field < 0 || record.isNull(field) || isMissing(record, field, missing[column])) {
                csv.putNull();
                continue;
            }
            @Nullable Conversion conversion = conversions[column];
            if (conversion == null && limits[column] == null) {
                csv.put(record.text(), record.from(field), record.to(field));
                continue;
            }
            @Nullable RecordFault fault = put(conversion, limits[column], column, record.field(field));
            if (fault != null) {
                return fault;
            }
        }
        csv.endRecord();
        return null;
    }

    private @Nullable RecordFault put(
            @Nullable Conversion conversion, @Nullable ValueLimits limit, int column, String value) {
        try {
            String converted = conversion == null ? value : conversion.convert(value);
            @Nullable String expected = limit == null ? null : limit.expectedInsteadOf(converted);
            if (expected != null) {
                return records.limited(column, value, expected);
            }
            char[] text = converted.toCharArray();
            csv.put(text, 0, text.length);
            return null;
        } catch (UnreadableValue e) {
            return records.unreadable(column, value, e);
        }
    }

    private static boolean isMissing(RecordScanner record, int field, char[][] missing) {
        int from = record.from(field);
        int length = record.to(field) - from;
        for (char[] value : missing) {
            if (value.length == length) {
                int i = 0;
                while (i < length && value[i] == record.text()[from + i]) {
                    i++;
                }
                if (i == length) {
                    return true;
                }
            }
        }
        return false;
    }
}
