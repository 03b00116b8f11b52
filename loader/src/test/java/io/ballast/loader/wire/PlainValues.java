package io.ballast.loader.wire;

import io.ballast.common.schema.ColumnType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The plain twin of the kernels: values as Java's own classes understand them. */
final class PlainValues {
    private static final LocalDateTime EPOCH = LocalDateTime.of(2000, 1, 1, 0, 0);

    private PlainValues() {}

    static byte[] encode(ColumnType type, String text) {
        return switch (type.base()) {
            case UUID -> uuid(UUID.fromString(text));
            case TEXT, VARCHAR, CHAR, JSON -> text.getBytes(StandardCharsets.UTF_8);
            case SMALLINT ->
                ByteBuffer.allocate(2).putShort(Short.parseShort(text)).array();
            case INTEGER ->
                ByteBuffer.allocate(4).putInt(Integer.parseInt(text)).array();
            case BIGINT -> eightBytes(Long.parseLong(text));
            case BOOLEAN -> new byte[] {(byte) (text.startsWith("t") ? 1 : 0)};
            case DATE ->
                ByteBuffer.allocate(4)
                        .putInt((int) ChronoUnit.DAYS.between(EPOCH.toLocalDate(), LocalDate.parse(text)))
                        .array();
            case TIME -> eightBytes(LocalTime.parse(text).toNanoOfDay() / 1000);
            case TIMESTAMP -> eightBytes(micros(LocalDateTime.parse(text.replace(' ', 'T'))));
            case TIMESTAMPTZ ->
                eightBytes(micros(OffsetDateTime.parse(text.replace(' ', 'T'))
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime()));
            default -> throw new IllegalArgumentException(type.sql());
        };
    }

    private static byte[] uuid(UUID uuid) {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static long micros(LocalDateTime time) {
        return ChronoUnit.MICROS.between(EPOCH, time);
    }

    private static byte[] eightBytes(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }
}
