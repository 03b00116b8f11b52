package io.ballast.generator.value;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column in the rows of one batch. Sources fill it, encoders read it; it is filled again for the next batch. For
 * one thread.
 */
public abstract sealed class Vector {
    private final Form form;
    private final boolean plain;
    private boolean @Nullable [] nulls;

    private Vector(Form form, boolean plain) {
        this.form = form;
        this.plain = plain;
    }

    public final Form form() {
        return form;
    }

    /** Whether the text form of every value is plain, in the sense of {@link Plain}. */
    public final boolean plain() {
        return plain;
    }

    /** Which rows of the batch are null; null when the column has none. */
    public final boolean @Nullable [] nulls() {
        return nulls;
    }

    /** Makes room for nulls; from now on each filling sets them. */
    final boolean[] addNulls() {
        nulls = new boolean[RowBatch.CAPACITY];
        return nulls;
    }

    /** UUIDs, as two words each. */
    public static final class Uuids extends Vector {
        private final long[] high = new long[RowBatch.CAPACITY];
        private final long[] low = new long[RowBatch.CAPACITY];

        Uuids() {
            super(Form.UUID, true);
        }

        public long[] high() {
            return high;
        }

        public long[] low() {
            return low;
        }
    }

    /** Values that fit into a word; their form says what the word means. */
    public static final class Words extends Vector {
        private final long[] words = new long[RowBatch.CAPACITY];
        private final int digits;

        /**
         * An empty vector.
         *
         * @param digits after the point of a DECIMAL, in all of DIGITS; otherwise 0
         */
        Words(Form form, int digits) {
            super(form, true);
            this.digits = digits;
        }

        public long[] words() {
            return words;
        }

        public int digits() {
            return digits;
        }
    }

    /** Texts out of a pool, as the numbers of its entries. */
    public static final class Picks extends Vector {
        private final TextPool pool;
        private final int[] entries = new int[RowBatch.CAPACITY];

        Picks(TextPool pool) {
            super(Form.POOL, pool.plain());
            this.pool = pool;
        }

        public TextPool pool() {
            return pool;
        }

        public int[] entries() {
            return entries;
        }
    }

    /** Texts of their own, end to end in UTF-8. */
    public static final class Texts extends Vector {
        private byte[] bytes = new byte[TextPool.SLACK_BYTES];
        private final int[] ends = new int[RowBatch.CAPACITY + 1];

        Texts(boolean plain) {
            super(Form.TEXT, plain);
        }

        public byte[] bytes() {
            return bytes;
        }

        /** Where the text of row i ends and the next one's begins stands at i + 1; at 0 stands 0. */
        public int[] ends() {
            return ends;
        }

        /** The bytes, with room for this number more from a position on, and slack behind them. */
        byte[] reserve(int position, int moreBytes) {
            int needed = Math.addExact(Math.addExact(position, moreBytes), TextPool.SLACK_BYTES);
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + bytes.length / 2));
            }
            return bytes;
        }
    }

    /** Texts put together from the values of other vectors, in order. */
    public static final class Parts extends Vector {
        private final Vector[] parts;

        Parts(List<Vector> parts) {
            super(Form.PARTS, isPlain(parts));
            this.parts = parts.toArray(Vector[]::new);
        }

        public List<Vector> parts() {
            return List.of(parts);
        }

        /** The same without a copy, for loops that are hot; not to be written to. */
        Vector[] partArray() {
            return parts;
        }

        private static boolean isPlain(List<Vector> parts) {
            return !parts.isEmpty() && parts.stream().allMatch(part -> part.plain() && part.nulls() == null);
        }
    }
}
