package io.ballast.loader.wire;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.common.schema.ExtensionType;
import io.ballast.common.schema.ServerType;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column travel. A type with a binary form has its arm in {@link #listed}, which does not compile without.
 *
 * @param growth the most bytes of wire that a byte of the text of a single value becomes, beyond {@link RowEncoder#ROOM}
 * @param arrayGrowth the most bytes of wire that a byte of the text of an array of the type becomes. {@code "a,"} as text gives 5,
 *     {@code "1,"} as numeric 14, {@code "::,"} as inet 24
 * @param textLimit where the wire has the text as it stands, the most bytes of it that certainly are not too long; else 0
 */
record WireType(ValueEncoder encoder, int growth, int arrayGrowth, int textLimit) {
    private static final int SINGLE_GROWTH = 1;
    private static final int TEXT_GROWTH = 3;
    private static final int MAX_GROWTH = 12;
    /** {@code "a=>b,"} gives 10 bytes. */
    private static final int PAIR_GROWTH = 2;

    /**
     * With a new encoder, for one column of the type.
     *
     * @param number of the type in the server that reads the values
     * @throws IllegalArgumentException when the type has no known binary form and the table must travel as CSV
     */
    static WireType of(ColumnType type, TypeNumber number) {
        if (!isKnown(type, number)) {
            throw new IllegalArgumentException(type + " has no binary form");
        }
        if (type.array()) {
            TypeNumber element = number.part(0);
            return array(single(type.element(), element), oid(type, element), type.delimiter());
        }
        return single(type, number);
    }

    /** Whether there is a binary form: everywhere, or as the server has said of a type of an extension. */
    private static boolean isKnown(ColumnType type, TypeNumber number) {
        if (type.hasBinaryForm()) {
            return true;
        }
        TypeNumber single = type.array() ? number.part(0) : number;
        if (type.userType() instanceof CompositeType composite) {
            List<CompositeType.Field> fields = composite.fields();
            return IntStream.range(0, fields.size())
                    .allMatch(f -> isKnown(fields.get(f).type(), single.part(f)));
        }
        return single.extension() != null;
    }

    private static int oid(ColumnType type, TypeNumber element) {
        @Nullable ServerType own = type.serverType().orElse(null);
        return own != null ? own.oid() : type.userType() == null ? type.base().oid() : element.oid();
    }

    private static WireType array(WireType single, int elementOid, char delimiter) {
        ValueEncoder array = new ArrayEncoder(single.encoder, elementOid, delimiter);
        return new WireType(array, single.arrayGrowth, single.arrayGrowth, 0);
    }

    private static WireType single(ColumnType type, TypeNumber number) {
        @Nullable ServerType own = type.serverType().orElse(null);
        if (own != null) {
            return ServerWireTypes.of(own, type.modifier());
        }
        if (type.userType() instanceof CompositeType composite) {
            return growing(CompositeEncoder.of(composite, number));
        }
        @Nullable ExtensionType extension = number.extension();
        return extension != null && type.isOpaque() ? ofExtension(extension) : listed(type);
    }

    private static WireType ofExtension(ExtensionType type) {
        return switch (type) {
            case CITEXT -> text(Integer.MAX_VALUE);
            case HSTORE -> new WireType(new HstoreEncoder(), PAIR_GROWTH, 2 * PAIR_GROWTH, 0);
            case LTREE -> dense(TextEncoder::putVersioned);
        };
    }

    private static WireType listed(ColumnType type) {
        return switch (type.base()) {
            case UUID -> dense(UuidEncoder::put);
            case TEXT, JSON -> text(Integer.MAX_VALUE);
            case VARCHAR -> text(type.length() == ColumnType.UNSET ? Integer.MAX_VALUE : type.length());
            case CHAR -> text(type.length() == ColumnType.UNSET ? 1 : type.length());
            case SMALLINT -> of(IntegerEncoder::putSmallint);
            case INTEGER -> of(IntegerEncoder::putInteger);
            case BIGINT -> of(IntegerEncoder::putBigint);
            case NUMERIC -> numeric(type.length(), type.scale());
            case REAL -> of(FloatEncoder::putReal);
            case DOUBLE_PRECISION -> of(FloatEncoder::putDouble);
            case BOOLEAN -> of(BooleanEncoder::put);
            case DATE -> of(DateEncoder::put);
            case TIME -> time(TimeEncoder::put, type.length());
            case TIMESTAMP -> time(TimestampEncoder::putTimestamp, type.length());
            case TIMESTAMPTZ -> time(TimestampEncoder::putTimestamptz, type.length());
            case INTERVAL -> of(IntervalLimits.of(type.fields(), type.length()));
            case JSONB -> dense(TextEncoder::putVersioned);
            case BYTEA -> dense(ByteaEncoder::put);
            case INET -> of(InetEncoder::put);
        };
    }

    static WireType of(ValueEncoder encoder) {
        return new WireType(encoder, SINGLE_GROWTH, MAX_GROWTH, 0);
    }

    /** For values that are made of many, each in more bytes than its text may have. */
    static WireType growing(ValueEncoder encoder) {
        return growing(encoder, MAX_GROWTH);
    }

    /** As {@link #growing(ValueEncoder)}, where a single value grows less than an array of them. */
    static WireType growing(ValueEncoder encoder, int growth) {
        return new WireType(encoder, growth, MAX_GROWTH, 0);
    }

    /** For values whose wire form is hardly longer than their shortest text. */
    private static WireType dense(ValueEncoder encoder) {
        return new WireType(encoder, SINGLE_GROWTH, TEXT_GROWTH, 0);
    }

    private static WireType text(int limit) {
        ValueEncoder encoder = limit == Integer.MAX_VALUE
                ? TextEncoder::put
                : (text, from, to, wire, position) -> TextEncoder.putLimited(text, from, to, wire, position, limit);
        return new WireType(encoder, SINGLE_GROWTH, TEXT_GROWTH, limit);
    }

    static WireType time(ValueEncoder encoder, int digits) {
        return of(digits == ColumnType.UNSET ? encoder : RoundedTime.of(encoder, digits));
    }

    private static WireType numeric(int precision, int scale) {
        return of((text, from, to, wire, position) ->
                NumericEncoder.put(text, from, to, wire, position, precision, scale));
    }
}
