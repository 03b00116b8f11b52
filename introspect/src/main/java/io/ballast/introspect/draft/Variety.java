package io.ballast.introspect.draft;

import io.ballast.introspect.fit.RoundMarks;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Weighted;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.FakerKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.TextKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.ValueKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Says of a column that comes to have many more different values than there are, or many fewer. */
final class Variety {
    /** Estimates of the server are off by as much. */
    private static final double MUCH = 1.5;
    /** Fewer values than this are listed one by one, or are too few to matter. */
    private static final double FEW = 10;

    private static final int DIGITS = 2;

    private Variety() {}

    static void note(Target target, ValueKind kind) {
        double rows = target.rows() * (1 - target.statistics().nullShare());
        double there = target.statistics().distinct();
        OptionalDouble here = drawn(kind, rows);
        if (there < FEW || here.isEmpty() || target.unique()) {
            return;
        }
        boolean more = here.getAsDouble() > MUCH * there && there <= rows / 2;
        boolean fewer = here.getAsDouble() * MUCH < there;
        if (more || fewer) {
            target.note("about " + rounded(there) + " different values there, about " + rounded(here.getAsDouble())
                    + " here in as many rows");
        }
    }

    private static String rounded(double number) {
        return String.format("%,d", Math.round(RoundMarks.digits(number, DIGITS)));
    }

    /** How many different values the given number of draws gives; empty where that is not known. */
    private static OptionalDouble drawn(ValueKind kind, double rows) {
        Double different = different(kind, rows);
        return different == null || different < 1
                ? OptionalDouble.empty()
                : OptionalDouble.of(-different * Math.expm1(-rows / different));
    }

    /** How many there are to draw from; null where that is not known. */
    private static @Nullable Double different(ValueKind kind, double rows) {
        if (kind instanceof FakerKind faker) {
            return Hints.different(faker.expression()).stream()
                    .mapToObj(texts -> -texts * Math.expm1(-(double) faker.poolSize() / texts))
                    .findFirst()
                    .orElse(null);
        }
        if (kind instanceof TextKind.Characters) {
            return rows * rows; // hardly two texts are the same
        }
        if (kind instanceof IntegerKind integer) {
            return cells(integer.distribution(), BigDecimal.valueOf(integer.max() - integer.min()), 0);
        }
        if (kind instanceof DecimalKind decimal) {
            return cells(decimal.distribution(), decimal.max().subtract(decimal.min()), decimal.scale());
        }
        if (kind instanceof DateKind date) {
            return (double) ChronoUnit.DAYS.between(date.from(), date.to());
        }
        if (kind instanceof TimestampKind time) {
            return (double) time.values();
        }
        BigInteger capacity = kind instanceof PatternKind ? kind.capacity() : null;
        return capacity == null ? null : (Double) capacity.doubleValue();
    }

    /** The numbers of a range, of which a distribution with a middle makes some rare: an upper limit. */
    private static double cells(@Nullable Distribution distribution, BigDecimal span, int scale) {
        return distribution instanceof Weighted weighted
                ? weighted.weights().size()
                : span.movePointRight(scale).add(BigDecimal.ONE).doubleValue();
    }
}
