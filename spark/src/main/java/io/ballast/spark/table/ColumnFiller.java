package io.ballast.spark.table;

import io.ballast.generator.value.TextPool;
import io.ballast.generator.value.Vector;
import io.ballast.generator.value.VectorText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Copies the values of one column, batch by batch: numbers and times as the words that both sides have for them, texts as their bytes, and
 * everything else by its text form. For one thread.
 */
final class ColumnFiller {
    /** Of a decimal that is a word on both sides. */
    private static final int MAX_WORD_DIGITS = 18;

    private final Vector source;
    private final WritableColumnVector target;
    private final byte[] text;
    private final boolean asText;
    /** Null where the two sides have no word in common. */
    private final @Nullable Word word;

    /** @param maxBytes of the text form of a value */
    ColumnFiller(Vector source, int maxBytes, WritableColumnVector target) {
        this.source = source;
        this.target = target;
        this.text = new byte[maxBytes + TextPool.SLACK_BYTES];
        this.asText = target.dataType() instanceof StringType;
        this.word = source instanceof Vector.Words words ? word(words, target) : null;
    }

    /** Puts a word into a row. */
    private interface Word {
        void put(long word, int row);
    }

    private static @Nullable Word word(Vector.Words words, WritableColumnVector target) {
        DataType type = target.dataType();
        return switch (words.form()) {
            case WHOLE -> whole(type, target);
            case DECIMAL -> type instanceof DecimalType decimal ? decimal(decimal, words.digits(), target) : null;
            case BOOL -> type instanceof BooleanType ? (word, row) -> target.putBoolean(row, word == 1) : null;
            case DATE -> type instanceof DateType ? (word, row) -> target.putInt(row, (int) word) : null;
            case TIMESTAMP -> type instanceof TimestampNTZType ? (word, row) -> target.putLong(row, word) : null;
            case TIMESTAMP_TZ -> type instanceof TimestampType ? (word, row) -> target.putLong(row, word) : null;
            default -> null;
        };
    }

    private static @Nullable Word whole(DataType type, WritableColumnVector target) {
        if (type instanceof ShortType) {
            return (word, row) -> target.putShort(row, (short) word);
        }
        if (type instanceof IntegerType) {
            return (word, row) -> target.putInt(row, Math.toIntExact(word));
        }
        if (type instanceof LongType) {
            return (word, row) -> target.putLong(row, word);
        }
        return type instanceof DecimalType decimal ? decimal(decimal, 0, target) : null;
    }

    /** Null for more digits than a word holds, or more after the point than the type has. */
    private static @Nullable Word decimal(DecimalType type, int digits, WritableColumnVector target) {
        if (type.precision() > MAX_WORD_DIGITS || digits > type.scale()) {
            return null;
        }
        long factor = BigDecimal.TEN.pow(type.scale() - digits).longValueExact();
        return (word, row) -> target.putDecimal(
                row,
                Decimal.createUnsafe(Math.multiplyExact(word, factor), type.precision(), type.scale()),
                type.precision());
    }

    /** Copies the first {@code count} values to the rows from {@code row} on. */
    void fill(int count, int row) {
        boolean[] nulls = source.nulls();
        for (int i = 0; i < count; i++) {
            if (nulls != null && nulls[i]) {
                target.putNull(row + i);
            } else if (word == null) {
                putText(i, row + i);
            } else {
                word.put(((Vector.Words) source).words()[i], row + i);
            }
        }
    }

    private void putText(int i, int row) {
        int length = VectorText.put(source, i, text, 0);
        if (asText) {
            target.putByteArray(row, text, 0, length);
        } else {
            ValueText.put(target, row, new String(text, 0, length, StandardCharsets.UTF_8));
        }
    }
}
