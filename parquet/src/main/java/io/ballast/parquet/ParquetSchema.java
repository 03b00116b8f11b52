package io.ballast.parquet;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.PortableType;
import io.ballast.common.schema.TableSchema;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.apache.parquet.schema.Types.PrimitiveBuilder;

/** What PostgreSQL's types are in Parquet; docs/parquet.md has the same as a table. Each column of a table has one column of values. */
final class ParquetSchema {
    /** Of a decimal that is a word of 32 bits. */
    static final int MAX_INT_DIGITS = 9;
    /** Of a decimal that is a word of 64 bits. */
    static final int MAX_LONG_DIGITS = 18;

    private ParquetSchema() {}

    static MessageType of(TableSchema table) {
        List<Type> fields = new ArrayList<>();
        for (Column column : table.columns()) {
            fields.add(field(column));
        }
        return new MessageType(table.name(), fields);
    }

    private static Type field(Column column) {
        Repetition repetition = column.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
        return column.type().array()
                ? Types.list(repetition)
                        .element(value(column.type(), Repetition.OPTIONAL).named("element"))
                        .named(column.name())
                : value(column.type(), repetition).named(column.name());
    }

    private static PrimitiveBuilder<PrimitiveType> value(ColumnType type, Repetition repetition) {
        return switch (PortableType.ofElement(type)) {
            case TEXT -> primitive(PrimitiveTypeName.BINARY, repetition).as(LogicalTypeAnnotation.stringType());
            case INT16 -> primitive(PrimitiveTypeName.INT32, repetition).as(LogicalTypeAnnotation.intType(16, true));
            case INT32 -> primitive(PrimitiveTypeName.INT32, repetition);
            case INT64 -> primitive(PrimitiveTypeName.INT64, repetition);
            case DECIMAL -> decimal(type.length(), Math.max(0, type.scale()), repetition);
            case FLOAT32 -> primitive(PrimitiveTypeName.FLOAT, repetition);
            case FLOAT64 -> primitive(PrimitiveTypeName.DOUBLE, repetition);
            case BOOLEAN -> primitive(PrimitiveTypeName.BOOLEAN, repetition);
            case DATE -> primitive(PrimitiveTypeName.INT32, repetition).as(LogicalTypeAnnotation.dateType());
            case LOCAL_TIMESTAMP ->
                primitive(PrimitiveTypeName.INT64, repetition)
                        .as(LogicalTypeAnnotation.timestampType(false, TimeUnit.MICROS));
            case INSTANT ->
                primitive(PrimitiveTypeName.INT64, repetition)
                        .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS));
            case BYTES -> primitive(PrimitiveTypeName.BINARY, repetition);
        };
    }

    private static PrimitiveBuilder<PrimitiveType> decimal(int digits, int scale, Repetition repetition) {
        PrimitiveBuilder<PrimitiveType> type;
        if (digits <= MAX_INT_DIGITS) {
            type = primitive(PrimitiveTypeName.INT32, repetition);
        } else if (digits <= MAX_LONG_DIGITS) {
            type = primitive(PrimitiveTypeName.INT64, repetition);
        } else {
            type = primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition).length(bytesOf(digits));
        }
        return type.as(LogicalTypeAnnotation.decimalType(scale, digits));
    }

    /** The fewest bytes that hold every number of so few digits, and its sign. */
    static int bytesOf(int digits) {
        return BigInteger.TEN.pow(digits).subtract(BigInteger.ONE).bitLength() / Byte.SIZE + 1;
    }

    private static PrimitiveBuilder<PrimitiveType> primitive(PrimitiveTypeName name, Repetition repetition) {
        return Types.primitive(name, repetition);
    }
}
