package io.ballast.loader.wire;

import static io.ballast.loader.wire.NumericEncoder.NAN;
import static io.ballast.loader.wire.NumericEncoder.NEGATIVE;
import static io.ballast.loader.wire.NumericEncoder.NEGATIVE_INFINITY;
import static io.ballast.loader.wire.NumericEncoder.POSITIVE_INFINITY;

import java.math.BigDecimal;
import java.math.BigInteger;

/** The order of numerics in their binary form: NaN is greater than all else. */
final class NumericOrder {
    private static final int SIGN = 4;
    private static final int DIGITS = 8;
    private static final int DIGITS_PER_GROUP = 4;
    private static final BigInteger BASE = BigInteger.valueOf(10_000);

    private NumericOrder() {}

    static int compare(byte[] wire, int a, int b) {
        int rankA = rank(sign(wire, a));
        int rankB = rank(sign(wire, b));
        return rankA == 0 && rankB == 0 ? value(wire, a).compareTo(value(wire, b)) : Integer.compare(rankA, rankB);
    }

    static boolean isInfinite(byte[] wire, int at) {
        int sign = sign(wire, at);
        return sign == NEGATIVE_INFINITY || sign == POSITIVE_INFINITY;
    }

    /** Where what is no finite number stands among the others; 0 for finite ones. */
    private static int rank(int sign) {
        return switch (sign) {
            case NEGATIVE_INFINITY -> -1;
            case POSITIVE_INFINITY -> 1;
            case NAN -> 2;
            default -> 0;
        };
    }

    private static BigDecimal value(byte[] wire, int at) {
        int groups = WireBytes.shortAt(wire, at);
        int weight = WireBytes.shortAt(wire, at + Short.BYTES);
        BigInteger digits = BigInteger.ZERO;
        for (int i = 0; i < groups; i++) {
            int group = WireBytes.shortAt(wire, at + DIGITS + i * Short.BYTES);
            digits = digits.multiply(BASE).add(BigInteger.valueOf(group));
        }
        BigDecimal value = new BigDecimal(digits, DIGITS_PER_GROUP * (groups - 1 - weight));
        return sign(wire, at) == NEGATIVE ? value.negate() : value;
    }

    private static int sign(byte[] wire, int at) {
        return WireBytes.shortAt(wire, at + SIGN) & 0xFFFF;
    }
}
