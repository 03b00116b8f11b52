package io.ballast.spark.table;

import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.PortableType;
import io.ballast.common.schema.TableSchema;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What PostgreSQL's types are in Spark; docs/spark.md has the same as a table. What Spark has no type for is text, as in CSV. */
final class SparkTypes {
    private SparkTypes() {}

    static StructType of(TableSchema table) {
        StructType schema = new StructType();
        for (Column column : table.columns()) {
            StructField field = DataTypes.createStructField(column.name(), of(column.type()), column.nullable());
            schema = schema.add(column.comment() == null ? field : field.withComment(column.comment()));
        }
        return schema;
    }

    static DataType of(ColumnType type) {
        return type.array() ? DataTypes.createArrayType(single(type.element())) : single(type);
    }

    private static DataType single(ColumnType type) {
        return switch (PortableType.ofElement(type)) {
            case TEXT -> DataTypes.StringType;
            case INT16 -> DataTypes.ShortType;
            case INT32 -> DataTypes.IntegerType;
            case INT64 -> DataTypes.LongType;
            case DECIMAL -> DataTypes.createDecimalType(type.length(), Math.max(0, type.scale()));
            case FLOAT32 -> DataTypes.FloatType;
            case FLOAT64 -> DataTypes.DoubleType;
            case BOOLEAN -> DataTypes.BooleanType;
            case DATE -> DataTypes.DateType;
            case LOCAL_TIMESTAMP -> DataTypes.TimestampNTZType;
            case INSTANT -> DataTypes.TimestampType;
            case BYTES -> DataTypes.BinaryType;
        };
    }
}
