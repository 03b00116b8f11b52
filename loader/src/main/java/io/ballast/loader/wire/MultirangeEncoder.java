package io.ballast.loader.wire;

import java.util.Arrays;

/**
 * Multiranges: <code>{[a,b),[c,d)}</code>. Receive function: multirange_recv, which reads the number of ranges, then each behind its length.
 * They are sorted, and those that overlap or touch are joined, as the server does it (multirange_canonicalize in adt/multirangetypes.c).
 */
final class MultirangeEncoder implements ValueEncoder {
    /** {@code [1,),} as a range of numeric has 19 bytes behind its length, and its encoder needs room beyond them. */
    static final int GROWTH = 8;

    private final RangeEncoder range;
    private final RangeOrder order;
    /** The ranges as they are read, one behind another. */
    private byte[] read = new byte[256];

    private int[] starts = new int[8];
    private int count;

    MultirangeEncoder(RangeElement element) {
        this.range = new RangeEncoder(element);
        this.order = new RangeOrder(element);
    }

    @Override
    public int put(byte[] text, int from, int to, byte[] wire, int position) {
        int first = RangeEncoder.spaceEnd(text, from, to);
        int room = Math.multiplyExact(to - from, GROWTH) + RowEncoder.ROOM;
        if (read.length < room) {
            read = new byte[room];
        }
        count = 0;
        readAll(text, first, to);
        sort();
        return putJoined(wire, position);
    }

    private void readAll(byte[] text, int from, int to) {
        expect(from < to && text[from] == '{');
        int at = RangeEncoder.spaceEnd(text, from + 1, to);
        int end = 0;
        boolean closed = at < to && text[at] == '}';
        while (!closed) {
            int rangeEnd = rangeEnd(text, at, to);
            end = add(text, at, rangeEnd, end);
            at = RangeEncoder.spaceEnd(text, rangeEnd, to);
            expect(at < to && (text[at] == ',' || text[at] == '}'));
            closed = text[at] == '}';
            at = closed ? at : at + 1;
        }
        expect(RangeEncoder.spaceEnd(text, at + 1, to) == to);
    }

    /** The position behind the range that begins here: behind its bracket, or where the word {@code empty} ends. */
    private static int rangeEnd(byte[] text, int from, int to) {
        int i = RangeEncoder.spaceEnd(text, from, to);
        boolean word = i < to && text[i] != '[' && text[i] != '(';
        boolean quoted = false;
        for (; i < to; i++) {
            byte b = text[i];
            if (word) {
                if (b == ',' || b == '}') {
                    return i;
                }
            } else if (b == '\\') {
                i++;
            } else if (b == '"') {
                quoted = !quoted;
            } else if (!quoted && (b == ']' || b == ')')) {
                return i + 1;
            }
        }
        throw refused();
    }

    private int add(byte[] text, int from, int to, int position) {
        int end = range.put(text, from, to, read, position);
        if (!RangeForm.isEmpty(read, position)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = position;
        }
        return end;
    }

    /** Only what nobody's server has written is not sorted. */
    private void sort() {
        for (int i = 1; i < count; i++) {
            if (order.compare(read, starts[i - 1], starts[i]) > 0) {
                Integer[] sorted = Arrays.stream(starts, 0, count).boxed().toArray(Integer[]::new);
                Arrays.sort(sorted, (a, b) -> order.compare(read, a, b));
                Arrays.setAll(starts, k -> k < sorted.length ? sorted[k] : 0);
                return;
            }
        }
    }

    private int putJoined(byte[] wire, int position) {
        int next = position + Integer.BYTES;
        int joined = 0;
        for (int i = 0; i < count; ) {
            int lower = starts[i];
            int upper = lower;
            for (i++; i < count && order.isJoined(read, upper, starts[i]); i++) {
                upper = order.isUpperBelow(read, upper, starts[i]) ? starts[i] : upper;
            }
            next = putRange(lower, upper, wire, next);
            joined++;
        }
        WireBytes.putInt(wire, position, joined);
        return next;
    }

    /** Writes the range from the lower end of one to the upper end of another behind its length. */
    private int putRange(int lower, int upper, byte[] wire, int position) {
        int flags = read[lower] & (RangeForm.LOWER_INCLUDED | RangeForm.LOWER_INFINITE);
        flags |= read[upper] & (RangeForm.UPPER_INCLUDED | RangeForm.UPPER_INFINITE);
        int next = position + Integer.BYTES;
        wire[next++] = (byte) flags;
        if (RangeForm.hasLower(read, lower)) {
            next = copyEnd(RangeForm.lower(lower), wire, next);
        }
        if (RangeForm.hasUpper(read, upper)) {
            next = copyEnd(RangeForm.upper(read, upper), wire, next);
        }
        WireBytes.putInt(wire, position, next - position - Integer.BYTES);
        return next;
    }

    private int copyEnd(int from, byte[] wire, int position) {
        int length = RangeForm.endOf(read, from) - from;
        System.arraycopy(read, from, wire, position, length);
        return position + length;
    }

    private static void expect(boolean found) {
        if (!found) {
            throw refused();
        }
    }

    private static RefusedValue refused() {
        return RefusedValue.because("not a multirange, such as {[1,2),[5,9)}");
    }
}
