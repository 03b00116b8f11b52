package io.ballast.loader.wire;

/**
 * Ranges: {@code [a,b)}, either end included or not, omitted where there is none, in quotes or with backslashes where it has commas; {@code empty}.
 * Receive function: range_recv, which reads what {@link RangeForm} describes. Ranges of whole numbers and days are brought into the form that
 * the server brings them into, {@code [a,b)}, so that equal ones are the same.
 */
final class RangeEncoder implements ValueEncoder {
    private static final int INFINITE = -1;

    private final RangeElement element;
    private byte[] end = new byte[64];
    /** How much of {@link #end} is used. */
    private int endLength;
    /** Where the end that was read last ended in the text. */
    private int at;

    RangeEncoder(RangeElement element) {
        this.element = element;
    }

    @Override
    public int put(byte[] text, int from, int to, byte[] wire, int position) {
        int first = spaceEnd(text, from, to);
        int last = spaceStart(text, first, to);
        if (AsciiWords.same("empty", text, first, last)) {
            return putEmpty(wire, position);
        }
        if (last - first < 3 || (text[first] != '[' && text[first] != '(')) {
            throw refused();
        }
        at = first + 1;
        int lower = position + 1;
        int next = putEnd(text, last, wire, lower);
        boolean noLower = next == INFINITE;
        int upper = noLower ? lower : next;
        expect(text, last, ',');
        next = putEnd(text, last, wire, upper);
        boolean noUpper = next == INFINITE;
        boolean closed = at == last - 1 && (text[at] == ']' || text[at] == ')');
        if (!closed) {
            throw refused();
        }
        int flags = noLower ? RangeForm.LOWER_INFINITE : text[first] == '[' ? RangeForm.LOWER_INCLUDED : 0;
        flags |= noUpper ? RangeForm.UPPER_INFINITE : text[at] == ']' ? RangeForm.UPPER_INCLUDED : 0;
        wire[position] = (byte) flags;
        if (!noLower && !noUpper && isEmpty(wire, flags, lower, upper)) {
            return putEmpty(wire, position);
        }
        unify(wire, position, lower, upper);
        boolean met = !noLower && !noUpper && isEmpty(wire, wire[position], lower, upper);
        return met ? putEmpty(wire, position) : noUpper ? upper : next;
    }

    private static int putEmpty(byte[] wire, int position) {
        wire[position] = RangeForm.EMPTY;
        return position + 1;
    }

    /** Whether nothing lies between the ends; refuses a lower end above the upper one. */
    private boolean isEmpty(byte[] wire, int flags, int lower, int upper) {
        int order = element.compare(wire, lower + Integer.BYTES, upper + Integer.BYTES);
        if (order > 0) {
            throw RefusedValue.because("a range whose lower end is above its upper one");
        }
        int both = RangeForm.LOWER_INCLUDED | RangeForm.UPPER_INCLUDED;
        return order == 0 && (flags & both) != both;
    }

    /** Includes the lower end and not the upper one, where values have a next one. */
    private void unify(byte[] wire, int range, int lower, int upper) {
        boolean moveLower = (wire[range] & (RangeForm.LOWER_INFINITE | RangeForm.LOWER_INCLUDED)) == 0;
        if (moveLower && element.hasNext(wire, lower + Integer.BYTES)) {
            element.putNext(wire, lower + Integer.BYTES);
            wire[range] = (byte) (wire[range] | RangeForm.LOWER_INCLUDED);
        }
        if ((wire[range] & RangeForm.UPPER_INCLUDED) != 0 && element.hasNext(wire, upper + Integer.BYTES)) {
            element.putNext(wire, upper + Integer.BYTES);
            wire[range] = (byte) (wire[range] & ~RangeForm.UPPER_INCLUDED);
        }
    }

    /** Writes the end at {@link #at} behind its length and returns the position behind it; {@link #INFINITE} where there is none. */
    private int putEnd(byte[] text, int to, byte[] wire, int position) {
        if (at < to && isMark(text[at])) {
            return INFINITE;
        }
        readEnd(text, to);
        int first = spaceEnd(end, 0, endLength);
        int next = element.encoder().put(end, first, spaceStart(end, first, endLength), wire, position + Integer.BYTES);
        WireBytes.putInt(wire, position, next - position - Integer.BYTES);
        return next;
    }

    /** Reads an end without its quotes and backslashes, as range_parse_bound in adt/rangetypes.c does. */
    private void readEnd(byte[] text, int to) {
        if (end.length < to - at) {
            end = new byte[2 * (to - at)];
        }
        endLength = 0;
        boolean quoted = false;
        while (at < to && (quoted || !isMark(text[at]))) {
            byte b = text[at++];
            if (b == '"') {
                boolean doubled = quoted && at < to && text[at] == '"';
                if (!doubled) {
                    quoted = !quoted;
                    continue;
                }
                at++;
            } else if (b == '\\' && at < to) {
                b = text[at++];
            }
            end[endLength++] = b;
        }
        if (quoted) {
            throw refused();
        }
    }

    private void expect(byte[] text, int to, char mark) {
        if (at >= to || text[at] != mark) {
            throw refused();
        }
        at++;
    }

    private static boolean isMark(byte b) {
        return b == ',' || b == ')' || b == ']';
    }

    private static RefusedValue refused() {
        return RefusedValue.because("not a range, such as [1,2)");
    }

    static int spaceEnd(byte[] text, int from, int to) {
        int i = from;
        while (i < to && ArrayEncoder.isSpace(text[i])) {
            i++;
        }
        return i;
    }

    private static int spaceStart(byte[] text, int from, int to) {
        int i = to;
        while (i > from && ArrayEncoder.isSpace(text[i - 1])) {
            i--;
        }
        return i;
    }
}
