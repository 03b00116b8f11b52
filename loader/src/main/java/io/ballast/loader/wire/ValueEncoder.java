package io.ballast.loader.wire;

/** Turns the text of one value, unquoted, into the bytes its type's receive function reads, without the length before them. */
@FunctionalInterface
interface ValueEncoder {
    /**
     * Writes the value {@code text[from, to)} at {@code wire[position …)} and returns the position behind it. The caller has
     * made room for {@link RowEncoder#ROOM} bytes and {@link WireType#arrayGrowth} for each byte of an array; encoders may scribble on up
     * to eight bytes behind the position they return.
     *
     * @throws RefusedValue when the text is no value of the type
     */
    int put(byte[] text, int from, int to, byte[] wire, int position);
}
