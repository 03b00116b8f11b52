package io.ballast.spec.check;

import io.ballast.spec.kind.BytesKind;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.InetKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.IntervalKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.TimeKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.InetNetwork;
import java.math.BigInteger;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How many different values a kind can hand out when each is to be used once. */
public final class Capacity {
    /** The first eight bytes of unique bytes carry the row's number. */
    private static final int UNIQUE_BYTES = 8;

    private Capacity() {}

    /** The number of values; null for kinds that cannot hand out each value once. */
    public static @Nullable BigInteger of(ValueKind kind) {
        if (kind instanceof IntegerKind integer && integer.distribution() == null) {
            return BigInteger.valueOf(integer.max())
                    .subtract(BigInteger.valueOf(integer.min()))
                    .add(BigInteger.ONE);
        }
        if (kind instanceof DecimalKind decimal && decimal.distribution() == null) {
            return decimal.max()
                    .subtract(decimal.min())
                    .movePointRight(decimal.scale())
                    .toBigIntegerExact()
                    .add(BigInteger.ONE);
        }
        if (kind instanceof DateKind date && date.weights().isEmpty()) {
            return BigInteger.valueOf(ChronoUnit.DAYS.between(date.from(), date.to()));
        }
        if (kind instanceof TimestampKind timestamp && timestamp.weights().isEmpty()) {
            return BigInteger.valueOf(timestamp.values());
        }
        if (kind instanceof TimeKind time) {
            return BigInteger.valueOf(ChronoUnit.SECONDS.between(time.from(), time.to()) + 1);
        }
        if (kind instanceof IntervalKind interval) {
            return BigInteger.valueOf(interval.maxSeconds() - interval.minSeconds() + 1);
        }
        if (kind instanceof InetKind inet) {
            return BigInteger.valueOf(InetNetwork.addresses(inet.network()));
        }
        if (kind instanceof BytesKind bytes && bytes.minLength() >= UNIQUE_BYTES) {
            return BigInteger.ONE.shiftLeft(Long.SIZE);
        }
        if (kind instanceof ChoiceKind choice
                && choice.weights().stream().distinct().count() == 1) {
            return BigInteger.valueOf(choice.values().size());
        }
        if (kind instanceof PatternKind pattern) {
            return pattern.positions().stream()
                    .map(position -> BigInteger.valueOf(position.length))
                    .reduce(BigInteger.ONE, BigInteger::multiply);
        }
        return null;
    }
}
