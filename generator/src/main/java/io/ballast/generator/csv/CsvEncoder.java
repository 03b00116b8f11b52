package io.ballast.generator.csv;

import io.ballast.common.bundle.CsvDialect;
import io.ballast.generator.value.ColumnText;
import io.ballast.generator.value.TableRows;
import io.ballast.generator.value.TextPool;
import io.ballast.generator.value.Vector;
import io.ballast.generator.value.VectorText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hot: encodes the rows of a batch as CSV in {@link CsvDialect}, column by column on a {@link RowStage}. Nothing is checked for
 * room: {@link #bufferBytes} says how much it takes. For one thread. Measured by {@code RowBenchmark}.
 */
public final class CsvEncoder {
    /** Rows are copied in whole pieces, which may write so far past the last row. */
    private static final int SLACK_BYTES = TextPool.SLACK_BYTES;

    private final Field[] fields;
    private final RowStage stage;
    /** For each row where the field at hand begins. */
    private final int[] starts;
    /** Room for the longest text that may need quotes. */
    private final byte[] scratch;

    /**
     * An encoder.
     *
     * @param rows whose values it encodes, batch by batch
     */
    public CsvEncoder(TableRows rows) {
        List<Vector> columns = rows.vectors();
        fields = columns.stream().map(Field::new).toArray(Field[]::new);
        int maxRowBytes = 0;
        int maxQuotedBytes = 0;
        for (int f = 0; f < fields.length; f++) {
            maxRowBytes = Math.addExact(maxRowBytes, fields[f].maxBytes(rows.maxBytes(f)));
            maxQuotedBytes = Math.max(maxQuotedBytes, columns.get(f).plain() ? 0 : rows.maxBytes(f));
        }
        stage = new RowStage(rows.batchRows(), maxRowBytes);
        starts = new int[rows.batchRows()];
        scratch = new byte[Math.addExact(maxQuotedBytes, CsvQuoting.SLACK_BYTES)];
    }

    /** How large a buffer must be for this number of rows: each byte of a value may be doubled, and each value quoted. */
    public static long bufferBytes(TableRows rows, int count) {
        return count * (2 * rows.maxRowBytes() + 3L * rows.vectors().size()) + SLACK_BYTES;
    }

    /** Writes the first {@code count} rows of the batch and returns the position after them. */
    public int encode(int count, byte[] buffer, int position) {
        stage.clear(count);
        for (int f = 0; f < fields.length; f++) {
            Field field = fields[f];
            if (field.special) {
                System.arraycopy(stage.at(), 0, starts, 0, count);
                field.put(count, stage);
                field.finish(count, stage, starts, scratch);
            } else {
                field.put(count, stage);
            }
            stage.delimit(count, f < fields.length - 1 ? CsvDialect.DELIMITER : CsvDialect.LINE_TERMINATOR);
        }
        return stage.copy(count, buffer, position);
    }

    /** A column, and the parts that its text is put together from; mostly one. */
    private static final class Field {
        private final Vector column;
        private final Vector[] parts;
        /** For each part that is a UUID, its digits. */
        private final @Nullable SpelledUuids[] spelled;
        /** Whether it may be null or need quotes. */
        private final boolean special;

        Field(Vector column) {
            this.column = column;
            List<Vector> flat = new ArrayList<>();
            flatten(column, flat);
            parts = flat.toArray(Vector[]::new);
            spelled = new SpelledUuids[parts.length];
            for (int p = 0; p < parts.length; p++) {
                if (parts[p] instanceof Vector.Uuids vector) {
                    spelled[p] = new SpelledUuids(vector);
                }
            }
            special = !column.plain() || column.nulls() != null;
        }

        /** Parts that may be null are left whole: {@link VectorText} knows what becomes of them. */
        private static void flatten(Vector vector, List<Vector> flat) {
            if (vector instanceof Vector.Parts several
                    && several.parts().stream().allMatch(part -> part.nulls() == null)) {
                several.parts().forEach(part -> flatten(part, flat));
            } else {
                flat.add(vector);
            }
        }

        /** With its delimiter, quoted where that may happen. */
        int maxBytes(int valueBytes) {
            return 1 + (column.plain() ? valueBytes : Math.addExact(Math.multiplyExact(2, valueBytes), 2));
        }

        void put(int count, RowStage stage) {
            for (int p = 0; p < parts.length; p++) {
                SpelledUuids uuids = spelled[p];
                if (uuids != null) {
                    uuids.put(count, stage.slots(), stage.at());
                } else {
                    ColumnText.put(parts[p], count, stage.slots(), stage.at());
                }
            }
        }

        /** Takes nulls back, and puts quotes around texts that need them. */
        void finish(int count, RowStage stage, int[] starts, byte[] scratch) {
            byte[] slots = stage.slots();
            int[] at = stage.at();
            boolean[] nulls = column.nulls();
            boolean plain = column.plain();
            for (int i = 0; i < count; i++) {
                if (nulls != null && nulls[i]) {
                    at[i] = starts[i];
                } else if (!plain && CsvQuoting.isNeeded(slots, starts[i], at[i])) {
                    at[i] = CsvQuoting.quoteInPlace(slots, starts[i], at[i], scratch);
                }
            }
        }
    }

    /** Writes a record of column names. */
    public static byte[] header(List<String> names) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        for (int i = 0; i < names.size(); i++) {
            byte[] name = names.get(i).getBytes(StandardCharsets.UTF_8);
            byte[] buffer = Arrays.copyOf(name, 2 * name.length + 2 + CsvQuoting.SLACK_BYTES);
            int end = CsvQuoting.isNeeded(buffer, 0, name.length)
                    ? CsvQuoting.quoteInPlace(buffer, 0, name.length, new byte[buffer.length])
                    : name.length;
            header.write(buffer, 0, end);
            header.write(i < names.size() - 1 ? CsvDialect.DELIMITER : CsvDialect.LINE_TERMINATOR);
        }
        return header.toByteArray();
    }
}
