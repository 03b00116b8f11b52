package io.ballast.introspect.draft;

import io.ballast.spec.kind.PatternKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;

/** All texts of a pattern, each once, in an order in which neighbours lie far apart. */
public final class PatternTexts {
    /** Neighbours lie this share of all texts apart: the golden ratio. */
    private static final BigDecimal STRIDE = new BigDecimal("0.618033988749894848");

    private final List<int[]> positions;
    private final BigInteger count;
    private final BigInteger stride;

    public PatternTexts(PatternKind pattern) {
        this.positions = pattern.positions();
        this.count = pattern.capacity();
        this.stride = stride(count);
    }

    public BigInteger count() {
        return count;
    }

    /** The first ones. */
    List<String> first(int number) {
        return LongStream.range(0, number).mapToObj(this::text).toList();
    }

    /** The text at a place, from 0. */
    public String text(long place) {
        StringBuilder text = new StringBuilder();
        BigInteger rest = stride.multiply(BigInteger.valueOf(place)).mod(count);
        for (int[] allowed : positions) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(allowed.length));
            text.appendCodePoint(allowed[parts[1].intValueExact()]);
            rest = parts[0];
        }
        return text.toString();
    }

    /** A number without a divisor in common with the count, so that its multiples come to all numbers below that. */
    private static BigInteger stride(BigInteger count) {
        BigInteger stride =
                new BigDecimal(count).multiply(STRIDE).toBigInteger().max(BigInteger.ONE);
        while (!stride.gcd(count).equals(BigInteger.ONE)) {
            stride = stride.add(BigInteger.ONE);
        }
        return stride;
    }
}
