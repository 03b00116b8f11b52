package io.ballast.spark.table;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
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
            putDecimal(target, row, new BigDecimal(text), decimal);
        } else if (type instanceof FloatType) {
            target.putFloat(row, Float.parseFloat(text));
        } else if (type instanceof DoubleType) {
            target.putDouble(row, Double.parseDouble(text));
        } else if (type instanceof BooleanType) {
            target.putBoolean(row, text.startsWith("t"));
        } else if (type instanceof DateType) {
            target.putInt(row, Math.toIntExact(LocalDate.parse(text).toEpochDay()));
        } else if (type instanceof TimestampNTZType) {
            target.putLong(row, micros(text));
        } else if (type instanceof TimestampType) {
            target.putLong(row, micros(utc(text)));
        } else if (type instanceof BinaryType) {
            target.putByteArray(row, HexFormat.of().parseHex(text.substring(2)));
        } else if (type instanceof ArrayType) {
            putArray(target, row, text);
        } else {
            target.putByteArray(row, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Rounded as PostgreSQL does, half away from zero. */
    private static void putDecimal(WritableColumnVector target, int row, BigDecimal value, DecimalType type) {
        Decimal decimal =
                Decimal.apply(value.setScale(type.scale(), RoundingMode.HALF_UP), type.precision(), type.scale());
        target.putDecimal(row, decimal, type.precision());
    }

    /** Without the offset, which is always UTC's. */
    private static String utc(String text) {
        if (!text.endsWith("+00")) {
            throw new DateTimeException("no time in UTC");
        }
        return text.substring(0, text.length() - 3);
    }

    private static long micros(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new DateTimeException("no time of day");
        }
        LocalDateTime time =
                LocalDateTime.of(LocalDate.parse(text.substring(0, space)), LocalTime.parse(text.substring(space + 1)));
        return ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time);
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
