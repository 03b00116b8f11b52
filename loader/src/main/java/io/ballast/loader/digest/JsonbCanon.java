package io.ballast.loader.digest;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * jsonb as a cast to text writes it: of equal keys the last, keys by length and then by their bytes, a blank behind each colon and
 * comma, numbers as numeric writes them (manual, 8.14). Not fast; JSON is not where tables are long.
 */
final class JsonbCanon {
    /** The version byte in front of the text. */
    private static final int VERSION_BYTES = 1;

    /** PostgreSQL bounds none of these; its stack bounds the depth, at some thousands. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10_000)
                    .maxNumberLength(200_000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final Comparator<byte[]> KEY_ORDER =
            Comparator.<byte[]>comparingInt(key -> key.length).thenComparing(Arrays::compareUnsigned);

    private JsonbCanon() {}

    static void put(byte[] wire, int from, int to, RowBytes row) {
        int start = from + VERSION_BYTES;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), wire, start, to - start)) {
            parser.nextToken();
            byte[] text = value(parser).getBytes(StandardCharsets.UTF_8);
            row.put(text, 0, text.length);
        }
    }

    private static String value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(parser);
        }
        if (token == JsonToken.START_ARRAY) {
            return array(parser);
        }
        if (token == JsonToken.VALUE_STRING) {
            return quoted(parser.getString());
        }
        boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        return number ? new BigDecimal(parser.getString()).toPlainString() : parser.getString();
    }

    private static String object(JsonParser parser) {
        Map<byte[], String> members = new TreeMap<>(KEY_ORDER);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            members.put(key.getBytes(StandardCharsets.UTF_8), quoted(key) + ": " + value(parser));
        }
        return "{" + String.join(", ", members.values()) + "}";
    }

    private static String array(JsonParser parser) {
        StringBuilder text = new StringBuilder("[");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            text.append(text.length() == 1 ? "" : ", ").append(value(parser));
        }
        return text.append(']').toString();
    }

    /** As the server's escape_json does. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                default -> {
                    if (c < ' ') {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
