package io.ballast.loader.digest;

/** Arrays of values that have a form of their own for comparing; those of several dimensions as one list. */
final class ArrayCanon implements Canon {
    private static final int ELEMENT_TYPE = 8;
    /** Dimensions, NULL flag, element type. */
    private static final int HEADER = 12;
    /** Length and lower bound. */
    private static final int DIMENSION = 8;

    private final Canon element;
    private final int elementOid;

    ArrayCanon(Canon element, int elementOid) {
        this.element = element;
        this.elementOid = elementOid;
    }

    /** Arrays whose elements are the same in another type. */
    static Canon ofType(int elementOid) {
        return (wire, from, to, row) -> {
            int start = row.length;
            row.put(wire, from, to);
            row.setInt(start + ELEMENT_TYPE, elementOid);
        };
    }

    @Override
    public void put(byte[] wire, int from, int to, RowBytes row) {
        int start = row.length;
        int dimensions = RowBytes.intAt(wire, from);
        int position = from + HEADER + DIMENSION * dimensions;
        row.put(wire, from, from + HEADER);
        row.setInt(start + ELEMENT_TYPE, elementOid);
        if (dimensions == 0) {
            return;
        }
        row.setInt(start, 1);
        row.putInt(0);
        row.putInt(1);
        int count = 0;
        while (position < to) {
            count++;
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
        row.setInt(start + HEADER, count);
    }
}
