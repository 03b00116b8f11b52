package io.ballast.loader.digest;

import io.ballast.common.schema.CompositeType;

/** Values of composite types, as rows without a name: the numbers of their types are other ones in each database. */
final class CompositeCanon implements Canon {
    private final int[] oids;
    private final Canon[] canons;

    CompositeCanon(CompositeType type) {
        oids = type.fields().stream()
                .mapToInt(field -> RowForm.oid(field.type()))
                .toArray();
        canons =
                type.fields().stream().map(field -> RowForm.canon(field.type())).toArray(Canon[]::new);
    }

    @Override
    public void put(byte[] wire, int from, int to, RowBytes row) {
        row.put(wire, from, from + Integer.BYTES);
        int position = from + Integer.BYTES;
        for (int field = 0; field < oids.length; field++) {
            int length = RowBytes.intAt(wire, position + Integer.BYTES);
            position += 2 * Integer.BYTES;
            row.putInt(oids[field]);
            row.putInt(length);
            if (length >= 0) {
                int value = row.length;
                canons[field].put(wire, position, position + length, row);
                row.setInt(value - Integer.BYTES, row.length - value);
                position += length;
            }
        }
    }
}
