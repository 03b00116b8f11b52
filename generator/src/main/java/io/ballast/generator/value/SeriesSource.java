package io.ballast.generator.value;

import io.ballast.common.schema.ColumnType;
import io.ballast.generator.random.CellBits;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.kind.SeriesKind;
import io.ballast.spec.literal.LiteralUnits;
import io.ballast.spec.literal.UnitChange;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values that rise with a child's place among its siblings. */
final class SeriesSource extends WordSource {
    private final long key;
    private final long step;
    private final long grain;
    private final long jitters;
    private final long start;
    private final @Nullable Following following;
    private final boolean @Nullable [] nulls;

    /** The column that the series follow, and how its values become values of the series. */
    private record Following(UnitReader column, UnitChange change) {}

    private SeriesSource(RowBatch batch, long key, SeriesKind kind, ColumnType type, @Nullable Following following) {
        super(batch, UnitForms.form(type), UnitForms.digits(type));
        this.key = key;
        this.step = kind.step().units();
        this.grain = LiteralUnits.grain(type);
        this.jitters = kind.jitter().units() / grain + 1;
        this.start = following == null
                ? LiteralUnits.of(type, Objects.requireNonNull(kind.start()))
                        .orElseThrow()
                        .longValueExact()
                : 0;
        this.following = following;
        this.nulls = following != null && following.column().hasNulls() ? vector.addNulls() : null;
    }

    static Source of(SeriesKind kind, SourceFactory factory) {
        return new SeriesSource(
                factory.sources().batch(), factory.key(), kind, factory.type(), following(kind.after(), factory));
    }

    private static @Nullable Following following(@Nullable ColumnUse column, SourceFactory factory) {
        if (column == null) {
            return null;
        }
        ColumnType from = factory.sources().type(column);
        return new Following(
                new UnitReader(factory.sources().used(column), from),
                UnitChange.between(from, factory.type()).orElseThrow());
    }

    @Override
    public void fill(int count) {
        if (following != null) {
            following.column().fill(count);
        }
        long[] words = vector.words();
        for (int i = 0; i < count; i++) {
            boolean isNull = following != null && following.column().isNull(i);
            if (nulls != null) {
                nulls[i] = isNull;
            }
            if (!isNull) {
                long jitter = CellBits.below(CellBits.at(key, batch.rows[i]), jitters);
                words[i] = first(i) + batch.ordinals[i] * step + jitter * grain;
            }
        }
    }

    private long first(int i) {
        return following == null
                ? start
                : LiteralUnits.roundUp(
                        grain, following.change().apply(following.column().at(i)));
    }
}
