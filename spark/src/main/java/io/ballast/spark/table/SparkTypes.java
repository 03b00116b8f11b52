package io.ballast.spark.table;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeFamily;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
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
        if (type.family() == TypeFamily.OTHER) {
            return DataTypes.StringType;
        }
        BaseType base = type.base();
        return switch (base) {
            case UUID, TEXT, VARCHAR, CHAR, TIME, INTERVAL, JSON, JSONB, INET -> DataTypes.StringType;
            case SMALLINT -> DataTypes.ShortType;
            case INTEGER -> DataTypes.IntegerType;
            case BIGINT -> DataTypes.LongType;
            case NUMERIC -> decimal(type);
            case REAL -> DataTypes.FloatType;
            case DOUBLE_PRECISION -> DataTypes.DoubleType;
            case BOOLEAN -> DataTypes.BooleanType;
            case DATE -> DataTypes.DateType;
            case TIMESTAMP -> DataTypes.TimestampNTZType;
            case TIMESTAMPTZ -> DataTypes.TimestampType;
            case BYTEA -> DataTypes.BinaryType;
        };
    }

    /** One of any length, or of more digits than Spark counts, stays text. */
    private static DataType decimal(ColumnType type) {
        if (type.length() == ColumnType.UNSET || type.length() > DecimalType.MAX_PRECISION()) {
            return DataTypes.StringType;
        }
        return DataTypes.createDecimalType(type.length(), Math.max(0, type.scale()));
    }
}
