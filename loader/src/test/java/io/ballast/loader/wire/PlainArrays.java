package io.ballast.loader.wire;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plain twin of {@link ArrayEncoder}: a pattern for the elements. */
final class PlainArrays {
    private static final Pattern ELEMENT =
            Pattern.compile("\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\"]*?))\\s*(?:,|$)", Pattern.DOTALL);
    private static final Map<BaseType, Integer> OIDS = Map.of(
            BaseType.TEXT,
            25,
            BaseType.INTEGER,
            23,
            BaseType.UUID,
            2950,
            BaseType.NUMERIC,
            1700,
            BaseType.TIMESTAMPTZ,
            1184);

    private PlainArrays() {}

    static byte[] encode(ColumnType type, String text) {
        List<byte[]> elements = elements(ColumnType.of(type.base()), text.substring(1, text.length() - 1));
        int size = elements.stream().mapToInt(e -> e == null ? 4 : 4 + e.length).sum();
        ByteBuffer wire = ByteBuffer.allocate(elements.isEmpty() ? 12 : 20 + size);
        wire.putInt(elements.isEmpty() ? 0 : 1)
                .putInt(elements.contains(null) ? 1 : 0)
                .putInt(OIDS.get(type.base()));
        if (!elements.isEmpty()) {
            wire.putInt(elements.size()).putInt(1);
        }
        for (byte[] element : elements) {
            wire.putInt(element == null ? -1 : element.length).put(element == null ? new byte[0] : element);
        }
        return wire.array();
    }

    private static List<byte[]> elements(ColumnType type, String inside) {
        List<byte[]> elements = new ArrayList<>();
        Matcher matcher = ELEMENT.matcher(inside);
        for (int from = 0; from < inside.length() && !inside.isBlank(); from = matcher.end()) {
            if (!matcher.find(from)) {
                throw new IllegalArgumentException(inside);
            }
            String quoted = matcher.group(1);
            String text = quoted == null ? matcher.group(2) : quoted.replaceAll("(?s)\\\\(.)", "$1");
            elements.add(quoted == null && text.equalsIgnoreCase("null") ? null : PlainValues.encode(type, text));
        }
        return elements;
    }
}
