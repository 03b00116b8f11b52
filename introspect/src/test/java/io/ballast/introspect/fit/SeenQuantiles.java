package io.ballast.introspect.fit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Ends of a hundred ranges that hold equally many numbers each, as the server keeps them. */
final class SeenQuantiles {
    private static final int RANGES = 100;

    private SeenQuantiles() {}

    static List<BigDecimal> of(DoubleUnaryOperator quantile) {
        return IntStream.rangeClosed(0, RANGES)
                .mapToDouble(i -> quantile.applyAsDouble((i + 0.01) / (RANGES + 0.02)))
                .mapToObj(number -> BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP))
                .toList();
    }
}
