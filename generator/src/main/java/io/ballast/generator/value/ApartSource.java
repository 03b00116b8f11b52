package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.spec.kind.RangeKind;

/** The lower ends of ranges that are disjoint: each range has a part of the whole for itself, and room in it for the longest. */
final class ApartSource extends WordSource {
    private final long key;
    private final long first;
    private final long unit;
    private final long room;
    private final boolean bySibling;
    /** The places in a part at which the longest range may begin. */
    private final long places;

    /** @param room the units of a part */
    ApartSource(RowBatch batch, long key, RangeKind kind, long room) {
        super(batch, SpanSource.form(kind), 0);
        this.key = key;
        this.first = kind.from();
        this.unit = kind.unit();
        this.room = room;
        this.bySibling = kind.disjoint() == RangeKind.Disjoint.SIBLINGS;
        this.places = room - (long) kind.length().support().max() + 1;
    }

    @Override
    public void fill(int count) {
        long[] words = vector.words();
        long[] parts = bySibling ? batch.ordinals : batch.rows;
        for (int i = 0; i < count; i++) {
            long place = CellBits.below(CellBits.at(key, batch.rows[i]), places);
            words[i] = first + (parts[i] * room + place) * unit;
        }
    }
}
