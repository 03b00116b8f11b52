package io.ballast.spec.kind;

import java.time.Instant;

/**
 * Microseconds since 1970-01-01 00:00 UTC. {@code ChronoUnit.MICROS.between} counts nanoseconds on its way, of which a long holds
 * 292 years only.
 */
public final class EpochMicros {
    public static final long PER_SECOND = 1_000_000;
    private static final int NANOS = 1000;

    private EpochMicros() {}

    /**
     * The microseconds until the instant; what is finer is cut off.
     *
     * @throws ArithmeticException beyond the year 294000 or so
     */
    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / NANOS);
    }
}
