package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.text.JsonText;
import io.ballast.spec.kind.JsonKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** JSON objects (RFC 8259), spaced as PostgreSQL prints jsonb: {@code {"a": 1, "b": "x"}}. */
final class JsonSource extends TextSource {
    private final JsonValue[] values;
    private final byte[][] openings;
    private final byte[] scratch;

    /** A member's name and where its value comes from. */
    record Member(String name, JsonValue value) {
        /** The name in quotes, with its colon. */
        private byte[] opening() {
            byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
            byte[] quoted = new byte[JsonText.maxQuoted(utf8.length) + 2];
            int end = JsonText.putString(utf8, utf8.length, quoted, 0);
            quoted[end++] = ':';
            quoted[end++] = ' ';
            return Arrays.copyOf(quoted, end);
        }

        private int maxBytes() {
            return opening().length + value.maxBytes() + 2;
        }
    }

    JsonSource(RowBatch batch, List<Member> members) {
        super(batch, members.stream().mapToInt(Member::maxBytes).reduce(2, Math::addExact), false);
        this.values = members.stream().map(Member::value).toArray(JsonValue[]::new);
        this.openings = members.stream().map(Member::opening).toArray(byte[][]::new);
        this.scratch = JsonValue.scratch(List.of(values));
    }

    static Source of(JsonKind json, SourceFactory factory) {
        List<Member> members = new ArrayList<>();
        for (JsonKind.Member member : json.members()) {
            long key = CellBits.key(factory.key(), "member", member.name());
            JsonValue value = factory.inner(factory.sources(), key).jsonValue(member.value());
            members.add(new Member(member.name(), value));
        }
        return new JsonSource(factory.sources().batch(), members);
    }

    @Override
    void prepare(int count) {
        for (JsonValue value : values) {
            value.source().fill(count);
        }
    }

    @Override
    int put(int i, byte[] bytes, int position) {
        int at = position;
        bytes[at++] = '{';
        for (int k = 0; k < openings.length; k++) {
            if (k > 0) {
                bytes[at++] = ',';
                bytes[at++] = ' ';
            }
            System.arraycopy(openings[k], 0, bytes, at, openings[k].length);
            at = values[k].put(i, scratch, bytes, at + openings[k].length);
        }
        bytes[at++] = '}';
        return at;
    }
}
