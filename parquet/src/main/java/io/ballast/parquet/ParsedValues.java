package io.ballast.parquet;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.PortableType;
import io.ballast.generator.value.ArrayLiteral;
import io.ballast.generator.value.TypedText;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** Values in PostgreSQL's text form → a column, or the list in it, of a Parquet file. */
final class ParsedValues {
    private final ColumnType type;
    private final PortableType element;
    private final int defined;
    private final ColumnWriter target;

    /** @param defined the definition level of a value, or of an empty list */
    ParsedValues(ColumnType type, int defined, ColumnWriter target) {
        this.type = type;
        this.element = PortableType.ofElement(type);
        this.defined = defined;
        this.target = target;
    }

    /** Hands on a value that is not null; one that Parquet's type cannot hold is refused as {@link TypedText} does. */
    void write(String text) {
        if (type.array()) {
            writeList(ArrayLiteral.elements(text));
        } else {
            write(text, 0, defined);
        }
    }

    /** An element has a level more than its list where it is null, and two more where it is not (Parquet's logical types, "Lists"). */
    private void writeList(List<String> elements) {
        if (elements.isEmpty()) {
            target.writeNull(0, defined);
        }
        for (int i = 0; i < elements.size(); i++) {
            int repetition = i == 0 ? 0 : 1;
            if (ArrayLiteral.isNull(elements.get(i))) {
                target.writeNull(repetition, defined + 1);
            } else {
                write(elements.get(i), repetition, defined + 2);
            }
        }
    }

    private void write(String text, int repetition, int definition) {
        switch (element) {
            case TEXT -> target.write(Binary.fromString(text), repetition, definition);
            case INT16 -> target.write(Short.parseShort(text), repetition, definition);
            case INT32 -> target.write(Integer.parseInt(text), repetition, definition);
            case INT64 -> target.write(Long.parseLong(text), repetition, definition);
            case DECIMAL -> writeDecimal(text, repetition, definition);
            case FLOAT32 -> target.write(Float.parseFloat(text), repetition, definition);
            case FLOAT64 -> target.write(Double.parseDouble(text), repetition, definition);
            case BOOLEAN -> target.write(TypedText.bool(text), repetition, definition);
            case DATE -> target.write(TypedText.days(text), repetition, definition);
            case LOCAL_TIMESTAMP -> target.write(TypedText.micros(text), repetition, definition);
            case INSTANT -> target.write(TypedText.utcMicros(text), repetition, definition);
            case BYTES -> target.write(Binary.fromConstantByteArray(TypedText.bytes(text)), repetition, definition);
        }
    }

    private void writeDecimal(String text, int repetition, int definition) {
        BigDecimal decimal = TypedText.decimal(text, Math.max(0, type.scale()));
        if (decimal.precision() > type.length()) {
            throw new ArithmeticException("more than " + type.length() + " digits");
        }
        if (type.length() <= ParquetSchema.MAX_INT_DIGITS) {
            target.write(decimal.unscaledValue().intValueExact(), repetition, definition);
        } else if (type.length() <= ParquetSchema.MAX_LONG_DIGITS) {
            target.write(decimal.unscaledValue().longValueExact(), repetition, definition);
        } else {
            target.write(Binary.fromConstantByteArray(fixed(decimal)), repetition, definition);
        }
    }

    /** In two's complement, the greatest byte first. */
    private byte[] fixed(BigDecimal decimal) {
        byte[] shortest = decimal.unscaledValue().toByteArray();
        byte[] bytes = new byte[ParquetSchema.bytesOf(type.length())];
        int sign = bytes.length - shortest.length;
        Arrays.fill(bytes, 0, sign, (byte) (decimal.signum() < 0 ? -1 : 0));
        System.arraycopy(shortest, 0, bytes, sign, shortest.length);
        return bytes;
    }
}
