package io.ballast.loader.digest;

/** One-dimensional arrays of values that have a form of their own for comparing. */
final class ArrayCanon implements Canon {
    private static final int ELEMENT_TYPE = 8;
    /** Dimensions, NULL flag, element type, length, lower bound. */
    private static final int HEADER = 20;

    private final Canon element;
    private final int elementOid;

    ArrayCanon(Canon element, int elementOid) {
        this.element = element;
        this.elementOid = elementOid;
    }

    @Override
    public void put(byte[] wire, int from, int to, RowBytes row) {
        int start = row.length;
        int position = Math.min(to, from + HEADER); // an empty array has no length and no bound
        row.put(wire, from, position);
        row.setInt(start + ELEMENT_TYPE, elementOid);
        while (position < to) {
            int length = RowBytes.intAt(wire, position);
            position += Integer.BYTES;
            int lengthAt = row.length;
            row.putInt(length);
            if (length >= 0) {
                element.put(wire, position, position + length, row);
                row.setInt(lengthAt, row.length - lengthAt - Integer.BYTES);
                position += length;
            }
        }
    }
}
