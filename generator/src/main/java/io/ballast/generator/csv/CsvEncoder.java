package io.ballast.generator.csv;

import io.ballast.common.csv.CsvDialect;
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
 * Hot: encodes the rows of a batch as CSV in {@link CsvDialect}. Nothing is checked for room: {@link #bufferBytes} says how much it
 * takes. For one thread. Measured by {@code RowBenchmark}.
 */
public final class CsvEncoder {
    /** Values are copied in whole words, which may write so far past the last row. */
    private static final int SLACK_BYTES = TextPool.SLACK_BYTES;

    private final Vector[] columns;
    /** The parts of all fields in a row; most fields have one. */
    private final Vector[] parts;
    /** For each part that is a UUID, its digits. */
    private final @Nullable SpelledUuids[] spelledByPart;

    private final List<SpelledUuids> uuids = new ArrayList<>();
    /** The parts of field f end before this position and begin at that of field f - 1. */
    private final int[] partsEnd;
    /** For each field whether it may be null or need quotes. */
    private final boolean[] special;

    /**
     * An encoder.
     *
     * @param columns whose values stand in these vectors, batch by batch
     */
    public CsvEncoder(List<Vector> columns) {
        List<Vector> flat = new ArrayList<>();
        partsEnd = new int[columns.size()];
        special = new boolean[columns.size()];
        for (int f = 0; f < columns.size(); f++) {
            Vector column = columns.get(f);
            flatten(column, flat);
            partsEnd[f] = flat.size();
            special[f] = !column.plain() || column.nulls() != null;
        }
        parts = flat.toArray(Vector[]::new);
        spelledByPart = new SpelledUuids[parts.length];
        for (int p = 0; p < parts.length; p++) {
            if (parts[p] instanceof Vector.Uuids vector) {
                spelledByPart[p] = new SpelledUuids(vector);
                uuids.add(spelledByPart[p]);
            }
        }
        this.columns = columns.toArray(Vector[]::new);
    }

    /** Parts that may be null are left whole: {@link VectorText} knows what becomes of them. */
    private static void flatten(Vector vector, List<Vector> flat) {
        if (vector instanceof Vector.Parts several && several.parts().stream().allMatch(part -> part.nulls() == null)) {
            several.parts().forEach(part -> flatten(part, flat));
        } else {
            flat.add(vector);
        }
    }

    /** How large a buffer must be for so many rows: each byte of a value may be doubled, and each value quoted. */
    public static long bufferBytes(TableRows rows, int count) {
        return count * (2 * rows.maxRowBytes() + 3L * rows.vectors().size()) + SLACK_BYTES;
    }

    /** Writes the first {@code count} rows of the batch and returns the position after them. */
    public int encode(int count, byte[] buffer, int position) {
        for (SpelledUuids part : uuids) {
            part.spell(count);
        }
        int at = position;
        for (int i = 0; i < count; i++) {
            at = encodeRow(i, buffer, at);
        }
        return at;
    }

    private int encodeRow(int i, byte[] buffer, int position) {
        int at = position;
        int part = 0;
        for (int f = 0; f < partsEnd.length; f++) {
            int start = at;
            for (; part < partsEnd[f]; part++) {
                SpelledUuids spelled = spelledByPart[part];
                at = spelled != null ? spelled.put(i, buffer, at) : VectorText.put(parts[part], i, buffer, at);
            }
            if (special[f]) {
                at = finish(columns[f], i, buffer, start, at);
            }
            buffer[at++] = CsvDialect.DELIMITER;
        }
        buffer[at - 1] = CsvDialect.LINE_TERMINATOR; // in place of the last field's comma
        return at;
    }

    /** Writes a record of column names. */
    public static byte[] header(List<String> names) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        for (int i = 0; i < names.size(); i++) {
            byte[] name = names.get(i).getBytes(StandardCharsets.UTF_8);
            byte[] buffer = Arrays.copyOf(name, 2 * name.length + 2);
            int end = CsvQuoting.isNeeded(buffer, 0, name.length)
                    ? CsvQuoting.quoteInPlace(buffer, 0, name.length)
                    : name.length;
            header.write(buffer, 0, end);
            header.write(i < names.size() - 1 ? CsvDialect.DELIMITER : CsvDialect.LINE_TERMINATOR);
        }
        return header.toByteArray();
    }

    /** Takes a null back, or puts quotes around a text that needs them. */
    private static int finish(Vector column, int i, byte[] buffer, int from, int to) {
        boolean[] nulls = column.nulls();
        if (nulls != null && nulls[i]) {
            return from;
        }
        if (!column.plain() && CsvQuoting.isNeeded(buffer, from, to)) {
            return CsvQuoting.quoteInPlace(buffer, from, to);
        }
        return to;
    }
}
