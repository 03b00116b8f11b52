package io.ballast.spec.check;

import io.ballast.spec.ValueKind;
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
        if (kind instanceof ValueKind.IntegerValue integer && integer.distribution() == null) {
            return BigInteger.valueOf(integer.max())
                    .subtract(BigInteger.valueOf(integer.min()))
                    .add(BigInteger.ONE);
        }
        if (kind instanceof ValueKind.DecimalValue decimal && decimal.distribution() == null) {
            return decimal.max()
                    .subtract(decimal.min())
                    .movePointRight(decimal.scale())
                    .toBigIntegerExact()
                    .add(BigInteger.ONE);
        }
        if (kind instanceof ValueKind.DateValue date && date.weights().isEmpty()) {
            return BigInteger.valueOf(ChronoUnit.DAYS.between(date.from(), date.to()));
        }
        if (kind instanceof ValueKind.TimestampValue timestamp
                && timestamp.weights().isEmpty()) {
            return BigInteger.valueOf(timestamp.values());
        }
        if (kind instanceof ValueKind.TimeValue time) {
            return BigInteger.valueOf(ChronoUnit.SECONDS.between(time.from(), time.to()) + 1);
        }
        if (kind instanceof ValueKind.IntervalValue interval) {
            return BigInteger.valueOf(interval.maxSeconds() - interval.minSeconds() + 1);
        }
        if (kind instanceof ValueKind.Inet inet) {
            return BigInteger.valueOf(InetNetwork.addresses(inet.network()));
        }
        if (kind instanceof ValueKind.Bytes bytes && bytes.minLength() >= UNIQUE_BYTES) {
            return BigInteger.ONE.shiftLeft(Long.SIZE);
        }
        if (kind instanceof ValueKind.Choice choice
                && choice.weights().stream().distinct().count() == 1) {
            return BigInteger.valueOf(choice.values().size());
        }
        if (kind instanceof ValueKind.Pattern pattern) {
            return pattern.positions().stream()
                    .map(position -> BigInteger.valueOf(position.length))
                    .reduce(BigInteger.ONE, BigInteger::multiply);
        }
        return null;
    }
}
