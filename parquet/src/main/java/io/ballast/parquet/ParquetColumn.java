package io.ballast.parquet;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.PortableType;
import io.ballast.generator.value.TextPool;
import io.ballast.generator.value.Vector;
import io.ballast.generator.value.VectorText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Hands the values of one column on, batch by batch: numbers and times as the words that both sides have for them, texts as their bytes, and
 * everything else by its text form. For one thread.
 */
final class ParquetColumn {
    private final String table;
    private final Column column;
    private final Vector source;
    private final ColumnWriter target;
    private final ParsedValues texts;
    private final byte[] text;
    /** The definition level of a value; nulls have 0. */
    private final int defined;

    private final Cell cell;

    /** @param maxBytes of the text form of a value */
    ParquetColumn(String table, Column column, Vector source, int maxBytes, ColumnWriter target) {
        this.table = table;
        this.column = column;
        this.source = source;
        this.target = target;
        this.defined = column.nullable() ? 1 : 0;
        this.texts = new ParsedValues(column.type(), defined, target);
        this.text = new byte[maxBytes + TextPool.SLACK_BYTES];
        this.cell = cell();
    }

    /** Hands on the value of a row that is not null. */
    private interface Cell {
        void write(int row);
    }

    private Cell cell() {
        if (column.type().array()) {
            return this::writeParsed;
        }
        PortableType type = PortableType.ofElement(column.type());
        if (source instanceof Vector.Words words) {
            Cell word = word(words, type);
            if (word != null) {
                return word;
            }
        }
        return type == PortableType.TEXT ? text() : this::writeParsed;
    }

    /** Null where the two sides have no word in common. */
    private @Nullable Cell word(Vector.Words vector, PortableType type) {
        long[] words = vector.words();
        return switch (vector.form()) {
            case WHOLE ->
                switch (type) {
                    case INT16, INT32 -> row -> target.write(Math.toIntExact(words[row]), 0, defined);
                    case INT64 -> row -> target.write(words[row], 0, defined);
                    case DECIMAL -> decimal(words, 0);
                    default -> null;
                };
            case DECIMAL -> type == PortableType.DECIMAL ? decimal(words, vector.digits()) : null;
            case BOOL -> type == PortableType.BOOLEAN ? row -> target.write(words[row] == 1, 0, defined) : null;
            case DATE -> type == PortableType.DATE ? row -> target.write((int) words[row], 0, defined) : null;
            case TIMESTAMP -> type == PortableType.LOCAL_TIMESTAMP ? row -> target.write(words[row], 0, defined) : null;
            case TIMESTAMP_TZ -> type == PortableType.INSTANT ? row -> target.write(words[row], 0, defined) : null;
            default -> null;
        };
    }

    /** Null for more digits than a word holds, or more after the point than the type has. */
    private @Nullable Cell decimal(long[] words, int digits) {
        int missing = Math.max(0, column.type().scale()) - digits;
        int precision = column.type().length();
        if (precision > ParquetSchema.MAX_LONG_DIGITS || missing < 0) {
            return null;
        }
        long factor = 1;
        for (int i = 0; i < missing; i++) {
            factor *= 10;
        }
        long scaled = factor;
        return precision <= ParquetSchema.MAX_INT_DIGITS
                ? row -> target.write(Math.toIntExact(Math.multiplyExact(words[row], scaled)), 0, defined)
                : row -> target.write(Math.multiplyExact(words[row], scaled), 0, defined);
    }

    private Cell text() {
        if (source instanceof Vector.Picks picks) {
            int[] entries = picks.entries();
            int[] ends = picks.pool().ends();
            byte[] bytes = picks.pool().bytes();
            return row -> {
                int start = ends[entries[row]];
                int length = ends[entries[row] + 1] - start;
                target.write(Binary.fromConstantByteArray(bytes, start, length), 0, defined);
            };
        }
        if (source instanceof Vector.Texts own) {
            int[] ends = own.ends();
            return row -> target.write(
                    Binary.fromReusedByteArray(own.bytes(), ends[row], ends[row + 1] - ends[row]), 0, defined);
        }
        return row ->
                target.write(Binary.fromReusedByteArray(text, 0, VectorText.put(source, row, text, 0)), 0, defined);
    }

    private void writeParsed(int row) {
        String value = new String(text, 0, VectorText.put(source, row, text, 0), StandardCharsets.UTF_8);
        try {
            texts.write(value);
        } catch (BallastException e) {
            throw new BallastException(e.category(), place() + e.text(), e.hint(), e);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    place() + "\"" + value + "\" has no place in a Parquet file, whose type for "
                            + column.type().sql() + " does not hold it. Give the column the type text in the spec.",
                    e);
        }
    }

    private String place() {
        return "table " + table + ", column " + column.name() + ": ";
    }

    /** Hands on the first {@code count} values. */
    void write(int count) {
        boolean[] nulls = source.nulls();
        for (int row = 0; row < count; row++) {
            if (nulls == null || !nulls[row]) {
                cell.write(row);
            } else if (column.nullable()) {
                target.writeNull(0, 0);
            } else {
                throw new BallastException(ErrorCategory.BUG, place() + "a null where the schema allows none");
            }
        }
    }
}
