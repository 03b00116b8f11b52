package io.ballast.common.schema;

/**
 * What the values of a column, or the elements of an array, are where other systems keep typed columns, such as tables of Spark and Parquet
 * files. docs/spark.md and docs/parquet.md have the same as tables.
 */
public enum PortableType {
    /** What other systems have no type for, as PostgreSQL writes it. */
    TEXT,
    INT16,
    INT32,
    INT64,
    /** With a fixed number of digits, no more than {@link #MAX_DIGITS}. */
    DECIMAL,
    FLOAT32,
    FLOAT64,
    BOOLEAN,
    DATE,
    /** Date and time of day, in no time zone. */
    LOCAL_TIMESTAMP,
    /** A point in time. */
    INSTANT,
    BYTES;

    /** What a decimal of 128 bits holds. */
    public static final int MAX_DIGITS = 38;

    /** What the elements of an array are, or the values of any other type. */
    public static PortableType ofElement(ColumnType type) {
        if (type.family() == TypeFamily.OTHER) {
            return TEXT;
        }
        return switch (type.base()) {
            case UUID, TEXT, VARCHAR, CHAR, TIME, INTERVAL, JSON, JSONB, INET -> TEXT;
            case SMALLINT -> INT16;
            case INTEGER -> INT32;
            case BIGINT -> INT64;
            case NUMERIC -> type.length() == ColumnType.UNSET || type.length() > MAX_DIGITS ? TEXT : DECIMAL;
            case REAL -> FLOAT32;
            case DOUBLE_PRECISION -> FLOAT64;
            case BOOLEAN -> BOOLEAN;
            case DATE -> DATE;
            case TIMESTAMP -> LOCAL_TIMESTAMP;
            case TIMESTAMPTZ -> INSTANT;
            case BYTEA -> BYTES;
        };
    }
}
