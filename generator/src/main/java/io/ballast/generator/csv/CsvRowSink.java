package io.ballast.generator.csv;

import io.ballast.common.csv.CsvDialect;
import io.ballast.generator.text.Digits;
import io.ballast.generator.text.TimeText;
import io.ballast.generator.text.UuidText;
import io.ballast.generator.value.RowSink;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Encodes rows as CSV in {@link CsvDialect} into one byte array. Nothing is checked for room: the owner empties it while a whole
 * row still fits. For one thread. Measured by {@code RowBenchmark}.
 */
public final class CsvRowSink implements RowSink {
    /** Copies go in whole words and may write so far past the end. */
    private static final int SLACK_BYTES = 8;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private final byte[] buffer;
    private int position;
    /** Where the open text began; -1 when none is open. */
    private int textStart = -1;

    /**
     * An empty sink.
     *
     * @param capacity bytes that are filled at the most
     */
    public CsvRowSink(int capacity) {
        buffer = new byte[Math.addExact(capacity, SLACK_BYTES)];
    }

    /** The bytes so far, from 0 to {@link #size()}; not a copy. */
    public byte[] bytes() {
        return buffer;
    }

    @Override
    public int size() {
        return position;
    }

    public void clear() {
        position = 0;
    }

    @Override
    public void uuid(long mostSignificantBits, long leastSignificantBits) {
        position = UuidText.put(mostSignificantBits, leastSignificantBits, buffer, position);
    }

    @Override
    public void whole(long value) {
        position = Digits.put(value, buffer, position);
    }

    @Override
    public void decimal(long unscaled, int scale) {
        position = Digits.putDecimal(unscaled, scale, buffer, position);
    }

    @Override
    public void real(double value) {
        ascii(Double.toString(value));
    }

    @Override
    public void bool(boolean value) {
        byte[] word = value ? TRUE : FALSE;
        System.arraycopy(word, 0, buffer, position, word.length);
        position += word.length;
    }

    @Override
    public void date(int epochDay) {
        position = TimeText.putDate(epochDay, buffer, position);
    }

    @Override
    public void time(long microsOfDay) {
        position = TimeText.putTime(microsOfDay, buffer, position);
    }

    @Override
    public void timestamp(long epochMicros) {
        position = TimeText.putTimestamp(epochMicros, buffer, position);
    }

    @Override
    public void timestampTz(long epochMicros) {
        position = TimeText.putTimestampTz(epochMicros, buffer, position);
    }

    @Override
    public void text(byte[] utf8, int from, int to) {
        int start = position;
        System.arraycopy(utf8, from, buffer, start, to - from);
        position = start + to - from;
        if (textStart < 0 && CsvQuoting.isNeeded(buffer, start, position)) {
            position = CsvQuoting.quoteInPlace(buffer, start, position);
        }
    }

    @Override
    public void plainText(byte[] utf8, int from, int to) {
        int at = position;
        for (int i = from; i < to; i += Long.BYTES) {
            WORD.set(buffer, at, (long) WORD.get(utf8, i));
            at += Long.BYTES;
        }
        position += to - from;
    }

    @Override
    public void digits(long value, int digits) {
        position = Digits.putFixed(value, digits, buffer, position);
    }

    @Override
    public void nil() {
        // NULL is the field without a byte in it
    }

    @Override
    public void openText() {
        textStart = position;
    }

    @Override
    public void closeText(boolean plain) {
        if (!plain && CsvQuoting.isNeeded(buffer, textStart, position)) {
            position = CsvQuoting.quoteInPlace(buffer, textStart, position);
        }
        textStart = -1;
    }

    @Override
    public void endField() {
        buffer[position++] = CsvDialect.DELIMITER;
    }

    @Override
    public void endRow() {
        buffer[position - 1] = CsvDialect.LINE_TERMINATOR; // in place of the last field's comma
    }

    private void ascii(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, buffer, position, bytes.length);
        position += bytes.length;
    }
}
