package io.ballast.generator.value;

import io.ballast.generator.text.JsonText;
import java.util.List;

/**
 * A value inside JSON: numbers, booleans, objects and arrays as they are, everything else as a string.
 *
 * @param json whether the source's text is JSON already
 */
record JsonValue(Source source, boolean json) {
    int maxBytes() {
        return bare() ? source.maxBytes() : JsonText.maxQuoted(source.maxBytes());
    }

    /** Room to spell the longest of the values in before it is quoted. */
    static byte[] scratch(List<JsonValue> values) {
        int longest = values.stream()
                .mapToInt(value -> value.source().maxBytes())
                .max()
                .orElse(0);
        return new byte[Math.addExact(longest, TextPool.SLACK_BYTES)];
    }

    int put(int i, byte[] scratch, byte[] bytes, int position) {
        if (bare()) {
            return VectorText.put(source.vector(), i, bytes, position);
        }
        int length = VectorText.put(source.vector(), i, scratch, 0);
        return JsonText.putString(scratch, length, bytes, position);
    }

    private boolean bare() {
        Form form = source.vector().form();
        return json || form == Form.WHOLE || form == Form.DECIMAL || form == Form.BOOL;
    }
}
