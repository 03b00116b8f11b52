package io.ballast.spark.table;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.generator.value.ArrayLiteral;
import io.ballast.generator.value.TypedText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** Values in PostgreSQL's text form → a column of Spark. */
final class ValueText {
    private ValueText() {}

    /** Puts a value that is not null; one that Spark's type cannot hold is refused. */
    static void put(WritableColumnVector target, int row, String text) {
        DataType type = target.dataType();
        try {
            put(target, row, text, type);
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    "\"" + text + "\" is not a value of Spark's type " + type.simpleString()
                            + ". Leave the column out, or give it the type text in the spec.",
                    e);
        }
    }

    private static void put(WritableColumnVector target, int row, String text, DataType type) {
        if (type instanceof ShortType) {
            target.putShort(row, Short.parseShort(text));
        } else if (type instanceof IntegerType) {
            target.putInt(row, Integer.parseInt(text));
        } else if (type instanceof LongType) {
            target.putLong(row, Long.parseLong(text));
        } else if (type instanceof DecimalType decimal) {
            putDecimal(target, row, text, decimal);
        } else if (type instanceof FloatType) {
            target.putFloat(row, Float.parseFloat(text));
        } else if (type instanceof DoubleType) {
            target.putDouble(row, Double.parseDouble(text));
        } else if (type instanceof BooleanType) {
            target.putBoolean(row, TypedText.bool(text));
        } else if (type instanceof DateType) {
            target.putInt(row, TypedText.days(text));
        } else if (type instanceof TimestampNTZType) {
            target.putLong(row, TypedText.micros(text));
        } else if (type instanceof TimestampType) {
            target.putLong(row, TypedText.utcMicros(text));
        } else if (type instanceof BinaryType) {
            target.putByteArray(row, TypedText.bytes(text));
        } else if (type instanceof ArrayType) {
            putArray(target, row, text);
        } else {
            target.putByteArray(row, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void putDecimal(WritableColumnVector target, int row, String text, DecimalType type) {
        BigDecimal value = TypedText.decimal(text, type.scale());
        target.putDecimal(row, Decimal.apply(value, type.precision(), type.scale()), type.precision());
    }

    private static void putArray(WritableColumnVector target, int row, String text) {
        List<String> elements = ArrayLiteral.elements(text);
        WritableColumnVector children = target.arrayData();
        int first = children.getElementsAppended();
        for (int i = 0; i < elements.size(); i++) {
            children.appendNotNull();
            if (ArrayLiteral.isNull(elements.get(i))) {
                children.putNull(first + i);
            } else {
                put(children, first + i, elements.get(i));
            }
        }
        target.putArray(row, first, elements.size());
    }
}
