package io.ballast.generator.value;

import io.ballast.common.schema.ColumnType;
import io.ballast.spec.literal.LiteralUnits;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a column's values as whole numbers of their type's {@linkplain LiteralUnits smallest unit}, however they are kept. */
final class UnitReader {
    private final Source source;
    private final ColumnType type;
    private final byte[] scratch;
    /** What words are multiplied by: they may have fewer digits after the point than the type. */
    private final long times;
    /** The units of a pool's entries. */
    private final long @Nullable [] entries;

    UnitReader(Source source, ColumnType type) {
        this.source = source;
        this.type = type;
        this.scratch = new byte[Math.addExact(source.maxBytes(), TextPool.SLACK_BYTES)];
        this.times = source.vector() instanceof Vector.Words words ? times(words, type) : 1;
        this.entries = source.vector() instanceof Vector.Picks picks ? entries(picks.pool(), type) : null;
    }

    private static long times(Vector.Words words, ColumnType type) {
        if (words.form() != Form.WHOLE && words.form() != Form.DECIMAL) {
            return 1;
        }
        long times = 1;
        for (int digits = words.digits(); digits < LiteralUnits.digits(type); digits++) {
            times = Math.multiplyExact(times, 10L);
        }
        return times;
    }

    private static long[] entries(TextPool pool, ColumnType type) {
        long[] units = new long[pool.size()];
        for (int i = 0; i < units.length; i++) {
            units[i] = parse(pool.text(i), type);
        }
        return units;
    }

    private static long parse(String text, ColumnType type) {
        return LiteralUnits.of(type, text)
                .orElseThrow(() -> new IllegalStateException(text + " has no units of " + type))
                .longValueExact();
    }

    void fill(int count) {
        source.fill(count);
    }

    /** Whether there can be nulls. */
    boolean hasNulls() {
        return source.vector().nulls() != null;
    }

    boolean isNull(int i) {
        boolean[] nulls = source.vector().nulls();
        return nulls != null && nulls[i];
    }

    /** The value of row i, which is not null. */
    long at(int i) {
        if (source.vector() instanceof Vector.Words words) {
            return Math.multiplyExact(words.words()[i], times);
        }
        if (source.vector() instanceof Vector.Picks picks && entries != null) {
            return entries[picks.entries()[i]];
        }
        int length = VectorText.put(source.vector(), i, scratch, 0);
        return parse(new String(scratch, 0, length, StandardCharsets.UTF_8), type);
    }
}
