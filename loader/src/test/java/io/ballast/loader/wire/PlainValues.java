package io.ballast.loader.wire;

import io.ballast.common.schema.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The plain twin of the encoders: values as Java's own classes understand them. */
final class PlainValues {
    private PlainValues() {}

    static byte[] encode(ColumnType type, String text) {
        if (type.array()) {
            return PlainArrays.encode(type, text);
        }
        return switch (type.base()) {
            case UUID -> HexFormat.of().parseHex(text.replaceAll("[-{}]", ""));
            case TEXT, VARCHAR, CHAR, JSON -> text.getBytes(StandardCharsets.UTF_8);
            case JSONB -> ("\u0001" + text).getBytes(StandardCharsets.UTF_8);
            case SMALLINT ->
                ByteBuffer.allocate(2).putShort(Short.parseShort(text)).array();
            case INTEGER -> fourBytes(Integer.parseInt(text));
            case BIGINT -> eightBytes(Long.parseLong(text));
            case NUMERIC -> numeric(text);
            case REAL -> fourBytes(Float.floatToIntBits(Float.parseFloat(javaSpelling(text))));
            case DOUBLE_PRECISION -> eightBytes(Double.doubleToLongBits(Double.parseDouble(javaSpelling(text))));
            case BOOLEAN -> new byte[] {(byte) (isTrue(text.toLowerCase(Locale.ROOT)) ? 1 : 0)};
            case DATE -> fourBytes(PlainTimes.date(text));
            case TIME -> eightBytes(PlainTimes.time(text));
            case TIMESTAMP, TIMESTAMPTZ -> eightBytes(PlainTimes.timestamp(text));
            case INTERVAL -> PlainTimes.interval(text);
            case BYTEA -> HexFormat.of().parseHex(text.substring(2));
            case INET -> inet(text);
        };
    }

    private static boolean isTrue(String text) {
        return text.startsWith("t") || text.startsWith("y") || text.equals("on") || text.equals("1");
    }

    private static String javaSpelling(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals("nan")) {
            return "NaN";
        }
        return lower.contains("inf") ? (lower.startsWith("-") ? "-Infinity" : "Infinity") : text;
    }

    private static byte[] numeric(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals("nan")) {
            return HexFormat.of().parseHex("00000000c0000000");
        }
        if (lower.contains("inf")) {
            return HexFormat.of().parseHex("00000000" + (lower.startsWith("-") ? "f000" : "d000") + "0000");
        }
        BigDecimal value = new BigDecimal(text);
        // The number of groups of four decimals, none or negatively many for large round numbers.
        int groupsOfDecimals = -Math.floorDiv(-value.scale(), 4);
        BigInteger rest = value.abs().movePointRight(4 * groupsOfDecimals).toBigIntegerExact();
        List<Integer> groups = new ArrayList<>();
        while (rest.signum() != 0) {
            BigInteger[] divided = rest.divideAndRemainder(BigInteger.valueOf(10_000));
            groups.add(divided[1].intValue());
            rest = divided[0];
        }
        int weight = groups.isEmpty() ? 0 : groups.size() - 1 - groupsOfDecimals;
        while (!groups.isEmpty() && groups.get(0) == 0) {
            groups.remove(0);
        }
        Collections.reverse(groups);
        ByteBuffer wire = ByteBuffer.allocate(8 + 2 * groups.size());
        wire.putShort((short) groups.size()).putShort((short) weight);
        wire.putShort((short) (value.signum() < 0 ? 0x4000 : 0)).putShort((short) Math.max(0, value.scale()));
        groups.forEach(group -> wire.putShort(group.shortValue()));
        return wire.array();
    }

    private static byte[] inet(String text) {
        String[] parts = text.split("/", -1);
        boolean v6 = parts[0].contains(":");
        byte[] address = v6 ? v6(parts[0]) : v4(parts[0]);
        int prefix = parts.length == 1 ? 8 * address.length : Integer.parseInt(parts[1]);
        byte[] header = {(byte) (v6 ? 3 : 2), (byte) prefix, 0, (byte) address.length};
        return ByteBuffer.allocate(4 + address.length).put(header).put(address).array();
    }

    private static byte[] v4(String text) {
        ByteBuffer address = ByteBuffer.allocate(4);
        for (String octet : text.split("\\.", -1)) {
            address.put((byte) Integer.parseInt(octet));
        }
        return address.array();
    }

    private static byte[] v6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text);
        }
        byte[] left = groups(text.substring(0, gap));
        byte[] right = groups(text.substring(gap + 2));
        return ByteBuffer.allocate(16)
                .put(left)
                .position(16 - right.length)
                .put(right)
                .array();
    }

    private static byte[] groups(String text) {
        StringBuilder hex = new StringBuilder();
        for (String group : text.isEmpty() ? new String[0] : text.split(":", -1)) {
            hex.append(
                    group.contains(".") ? HexFormat.of().formatHex(v4(group)) : "0".repeat(4 - group.length()) + group);
        }
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] fourBytes(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] eightBytes(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }
}
