package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.text.HstoreText;
import io.ballast.spec.kind.HstoreKind;
import io.ballast.spec.kind.JsonKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keys with their values, as hstore prints them: {@code "a"=>"1", "b"=>"x"}. */
final class HstoreSource extends TextSource {
    private final List<Pair> pairs;
    private final byte[] scratch;

    /** A key in quotes, with its arrow, and where its value comes from. */
    private static final class Pair {
        private final byte[] opening;
        private final Source value;

        private Pair(byte[] opening, Source value) {
            this.opening = opening;
            this.value = value;
        }

        private static Pair of(String key, Source value) {
            byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
            byte[] quoted = new byte[HstoreText.maxQuoted(utf8.length) + 2];
            int end = HstoreText.putQuoted(utf8, utf8.length, quoted, 0);
            quoted[end++] = '=';
            quoted[end++] = '>';
            return new Pair(Arrays.copyOf(quoted, end), value);
        }

        private int maxBytes() {
            return opening.length + HstoreText.maxQuoted(value.maxBytes()) + 2;
        }
    }

    private HstoreSource(RowBatch batch, List<Pair> pairs) {
        super(batch, pairs.stream().mapToInt(Pair::maxBytes).reduce(0, Math::addExact), false);
        this.pairs = List.copyOf(pairs);
        int longest =
                pairs.stream().mapToInt(pair -> pair.value.maxBytes()).max().orElse(0);
        this.scratch = new byte[Math.addExact(longest, TextPool.SLACK_BYTES)];
    }

    static Source of(HstoreKind kind, SourceFactory factory) {
        List<Pair> pairs = new ArrayList<>();
        for (JsonKind.Member member : kind.members()) {
            long key = CellBits.key(factory.key(), "pair", member.name());
            SourceFactory inner = factory.inner(factory.sources(), key);
            pairs.add(Pair.of(member.name(), inner.jsonValue(member.value()).source()));
        }
        return new HstoreSource(factory.sources().batch(), pairs);
    }

    @Override
    void prepare(int count) {
        for (Pair pair : pairs) {
            pair.value.fill(count);
        }
    }

    @Override
    int put(int i, byte[] bytes, int position) {
        int at = position;
        for (Pair pair : pairs) {
            if (at > position) {
                bytes[at++] = ',';
                bytes[at++] = ' ';
            }
            System.arraycopy(pair.opening, 0, bytes, at, pair.opening.length);
            int length = VectorText.put(pair.value.vector(), i, scratch, 0);
            at = HstoreText.putQuoted(scratch, length, bytes, at + pair.opening.length);
        }
        return at;
    }
}
