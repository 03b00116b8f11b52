package io.ballast.loader.wire;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import java.util.Optional;

/** Which encoder serves which type. */
final class ValueEncoders {
    private ValueEncoders() {}

    /** The encoder of a type; empty when there is none and the table must travel as CSV. */
    static Optional<ValueEncoder> of(ColumnType type) {
        return type.array() ? Optional.empty() : element(type);
    }

    private static Optional<ValueEncoder> element(ColumnType type) {
        return switch (type.base()) {
            case UUID -> Optional.of(UuidKernel::put);
            case TEXT, JSON -> Optional.of(TextKernel::put);
            case VARCHAR, CHAR -> Optional.of(limitedText(type));
            case SMALLINT -> Optional.of(IntegerKernel::putSmallint);
            case INTEGER -> Optional.of(IntegerKernel::putInteger);
            case BIGINT -> Optional.of(IntegerKernel::putBigint);
            case BOOLEAN -> Optional.of(BooleanKernel::put);
            case DATE -> Optional.of(DateKernel::put);
            case TIME -> Optional.of(TimeKernel::put);
            case TIMESTAMP -> Optional.of(TimestampKernel::putTimestamp);
            case TIMESTAMPTZ -> Optional.of(TimestampKernel::putTimestamptz);
            case NUMERIC, REAL, DOUBLE_PRECISION, INTERVAL, JSONB, BYTEA, INET -> Optional.empty();
        };
    }

    private static ValueEncoder limitedText(ColumnType type) {
        // In SQL, char without a length is char(1), varchar without one is as long as it likes.
        int given = type.length() == ColumnType.UNSET && type.base() == BaseType.CHAR ? 1 : type.length();
        if (given == ColumnType.UNSET) {
            return TextKernel::put;
        }
        return (text, from, to, wire, position) -> TextKernel.putLimited(text, from, to, wire, position, given);
    }
}
