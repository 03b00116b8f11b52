package io.ballast.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.ListType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** A schema as a footer has it: its nodes in a row, each group before its members, with the older name of a type beside the newer. */
final class FooterSchema {
    private FooterSchema() {}

    static List<SchemaElement> elements(MessageType schema) {
        List<SchemaElement> elements = new ArrayList<>();
        elements.add(new SchemaElement(schema.getName()).setNum_children(schema.getFieldCount()));
        schema.getFields().forEach(field -> add(field, elements));
        return elements;
    }

    private static void add(Type type, List<SchemaElement> elements) {
        SchemaElement element = new SchemaElement(type.getName())
                .setRepetition_type(
                        FieldRepetitionType.valueOf(type.getRepetition().name()));
        if (type.getLogicalTypeAnnotation() != null) {
            annotate(element, type.getLogicalTypeAnnotation());
        }
        elements.add(element);
        if (type.isPrimitive()) {
            PrimitiveType primitive = type.asPrimitiveType();
            element.setType(type(primitive));
            if (primitive.getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY) {
                element.setType_length(primitive.getTypeLength());
            }
        } else {
            GroupType group = type.asGroupType();
            element.setNum_children(group.getFieldCount());
            group.getFields().forEach(field -> add(field, elements));
        }
    }

    static org.apache.parquet.format.Type type(PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case BINARY -> org.apache.parquet.format.Type.BYTE_ARRAY;
            default ->
                org.apache.parquet.format.Type.valueOf(
                        type.getPrimitiveTypeName().name());
        };
    }

    private static void annotate(SchemaElement element, LogicalTypeAnnotation type) {
        if (type instanceof StringLogicalTypeAnnotation) {
            element.setLogicalType(LogicalType.STRING(new StringType())).setConverted_type(ConvertedType.UTF8);
        } else if (type instanceof IntLogicalTypeAnnotation whole) {
            IntType format = new IntType((byte) whole.getBitWidth(), whole.isSigned());
            element.setLogicalType(LogicalType.INTEGER(format))
                    .setConverted_type(ConvertedType.valueOf("INT_" + whole.getBitWidth()));
        } else if (type instanceof DecimalLogicalTypeAnnotation decimal) {
            DecimalType format = new DecimalType(decimal.getScale(), decimal.getPrecision());
            element.setLogicalType(LogicalType.DECIMAL(format))
                    .setConverted_type(ConvertedType.DECIMAL)
                    .setScale(decimal.getScale())
                    .setPrecision(decimal.getPrecision());
        } else if (type instanceof DateLogicalTypeAnnotation) {
            element.setLogicalType(LogicalType.DATE(new DateType())).setConverted_type(ConvertedType.DATE);
        } else if (type instanceof TimestampLogicalTypeAnnotation timestamp) {
            annotate(element, timestamp.isAdjustedToUTC());
        } else if (type instanceof ListLogicalTypeAnnotation) {
            element.setLogicalType(LogicalType.LIST(new ListType())).setConverted_type(ConvertedType.LIST);
        } else {
            throw new IllegalArgumentException("no column has the type " + type);
        }
    }

    /** There is no older name of a timestamp without a time zone. */
    private static void annotate(SchemaElement element, boolean isInstant) {
        TimestampType format = new TimestampType(isInstant, TimeUnit.MICROS(new MicroSeconds()));
        element.setLogicalType(LogicalType.TIMESTAMP(format));
        if (isInstant) {
            element.setConverted_type(ConvertedType.TIMESTAMP_MICROS);
        }
    }
}
