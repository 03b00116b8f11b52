package io.ballast.loader.wire;

import static java.util.Map.entry;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which encoder serves which type. */
final class ValueEncoders {
    private static final Map<BaseType, WireType> TYPES = Map.ofEntries(
            entry(BaseType.UUID, WireType.of(2950, UuidKernel::put)),
            entry(BaseType.TEXT, WireType.of(25, TextKernel::put)),
            entry(BaseType.VARCHAR, new WireType(1043, ValueEncoders::limitedText)),
            entry(BaseType.CHAR, new WireType(1042, ValueEncoders::limitedText)),
            entry(BaseType.SMALLINT, WireType.of(21, IntegerKernel::putSmallint)),
            entry(BaseType.INTEGER, WireType.of(23, IntegerKernel::putInteger)),
            entry(BaseType.BIGINT, WireType.of(20, IntegerKernel::putBigint)),
            entry(BaseType.NUMERIC, new WireType(1700, ValueEncoders::numeric)),
            entry(BaseType.REAL, WireType.of(700, FloatKernel::putReal)),
            entry(BaseType.DOUBLE_PRECISION, WireType.of(701, FloatKernel::putDouble)),
            entry(BaseType.BOOLEAN, WireType.of(16, BooleanKernel::put)),
            entry(BaseType.DATE, WireType.of(1082, DateKernel::put)),
            entry(BaseType.TIME, WireType.of(1083, TimeKernel::put)),
            entry(BaseType.TIMESTAMP, WireType.of(1114, TimestampKernel::putTimestamp)),
            entry(BaseType.TIMESTAMPTZ, WireType.of(1184, TimestampKernel::putTimestamptz)),
            entry(BaseType.INTERVAL, WireType.of(1186, IntervalKernel::put)),
            entry(BaseType.JSON, WireType.of(114, TextKernel::put)),
            entry(BaseType.JSONB, WireType.of(3802, TextKernel::putJsonb)),
            entry(BaseType.BYTEA, WireType.of(17, ByteaKernel::put)),
            entry(BaseType.INET, WireType.of(869, InetKernel::put)));

    private ValueEncoders() {}

    /**
     * What the wire knows about a type.
     *
     * @param oid its number in pg_type, which never changes (catalog/pg_type.dat)
     */
    private record WireType(int oid, Function<ColumnType, ValueEncoder> encoder) {
        static WireType of(int oid, ValueEncoder encoder) {
            return new WireType(oid, type -> encoder);
        }
    }

    /** A new encoder for one column of this type; empty when there is none and the table must travel as CSV. */
    static Optional<ValueEncoder> of(ColumnType type) {
        return Optional.ofNullable(TYPES.get(type.base())).map(wireType -> {
            ValueEncoder single = wireType.encoder().apply(type);
            return type.array() ? new ArrayEncoder(single, wireType.oid()) : single;
        });
    }

    private static ValueEncoder numeric(ColumnType type) {
        int precision = type.length();
        int scale = type.scale();
        return (text, from, to, wire, position) -> NumericKernel.put(text, from, to, wire, position, precision, scale);
    }

    private static ValueEncoder limitedText(ColumnType type) {
        // In SQL, char without a length is char(1), varchar without one is as long as it likes.
        int limit = type.length() == ColumnType.UNSET && type.base() == BaseType.CHAR ? 1 : type.length();
        if (limit == ColumnType.UNSET) {
            return TextKernel::put;
        }
        return (text, from, to, wire, position) -> TextKernel.putLimited(text, from, to, wire, position, limit);
    }
}
