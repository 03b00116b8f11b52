package io.ballast.generator.value;

import io.ballast.common.schema.ColumnType;
import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.Sampler;
import io.ballast.generator.random.Samplers;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Uniform;
import io.ballast.spec.kind.AfterKind;
import io.ballast.spec.literal.LiteralUnits;
import io.ballast.spec.literal.UnitChange;
import org.jspecify.annotations.Nullable;

/** Values a drawn distance behind those of another column. */
final class AfterSource extends WordSource {
    /** A distance that would pass the limit is drawn again this number of times; then it is any up to the limit. */
    private static final int DRAWS = 16;

    private final long key;
    private final UnitReader from;
    private final UnitChange change;
    /** Numbers of steps. */
    private final Sampler distances;

    private final long step;
    private final long grain;
    private final long limit;
    private final boolean @Nullable [] nulls;

    private AfterSource(RowBatch batch, long key, AfterKind kind, ColumnType type, UnitReader from, UnitChange change) {
        super(batch, UnitForms.form(type), UnitForms.digits(type));
        this.key = key;
        this.from = from;
        this.change = change;
        this.step = kind.distance().step(type);
        this.grain = LiteralUnits.grain(type);
        this.distances = distances(kind.by(), (double) kind.distance().unitsOfOne(type) / step);
        this.limit = kind.limit(type).longValueExact();
        this.nulls = from.hasNulls() ? vector.addNulls() : null;
    }

    private static Sampler distances(Distribution by, double stepsOfOne) {
        if (by instanceof Uniform uniform) {
            long low = (long) Math.ceil(uniform.min() * stepsOfOne);
            long high = (long) Math.floor(uniform.max() * stepsOfOne);
            if (low <= high && !Range.isTooWide(low, high)) {
                return bits -> low + CellBits.below(bits, high - low + 1);
            }
        }
        Sampler sampler = Samplers.of(by);
        return bits -> sampler.draw(bits) * stepsOfOne;
    }

    static Source of(AfterKind kind, SourceFactory factory) {
        RowSources rows = factory.sources();
        ColumnType fromType = rows.type(kind.column());
        return new AfterSource(
                rows.batch(),
                factory.key(),
                kind,
                factory.type(),
                new UnitReader(rows.used(kind.column()), fromType),
                UnitChange.between(fromType, factory.type()).orElseThrow());
    }

    @Override
    public void fill(int count) {
        from.fill(count);
        long[] words = vector.words();
        for (int i = 0; i < count; i++) {
            boolean isNull = from.isNull(i);
            if (nulls != null) {
                nulls[i] = isNull;
            }
            if (!isNull) {
                long start = LiteralUnits.roundUp(grain, change.apply(from.at(i)));
                long most = Math.max(0, (limit - start) / step);
                words[i] = start + steps(CellBits.at(key, batch.rows[i]), most) * step;
            }
        }
    }

    /** A number of steps from 0 to {@code most}. */
    private long steps(long cell, long most) {
        for (int i = 0; i < DRAWS; i++) {
            long steps = distances.drawWithin(i == 0 ? cell : CellBits.at(~cell, i), 1, 0, Long.MAX_VALUE);
            if (steps <= most) {
                return steps;
            }
        }
        return CellBits.below(CellBits.at(~cell, DRAWS), most + 1);
    }
}
