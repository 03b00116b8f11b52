package io.ballast.introspect.fit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a column of dates or times: the shares of equally long parts of its rounded range. The parts follow from the range
 * alone, so that they reveal no time that was seen.
 */
public final class TimeShares {
    private static final int MAX_PARTS = 24;
    private static final int SECONDS_PER_DAY = 86_400;
    /** Shares are written if somewhere more than this lies on the other side than if all times were alike. */
    private static final double MIN_DISTANCE = 0.03;

    private static final int DIGITS = 3;

    private TimeShares() {}

    /**
     * The weights of the parts in their order; none where all times are alike.
     *
     * @param seen in seconds
     * @param from in seconds, inclusive
     * @param to in seconds, exclusive
     * @param dates whether each part has at least a day
     */
    public static List<Double> of(ObservedNumbers seen, BigDecimal from, BigDecimal to, boolean dates) {
        BigDecimal length = to.subtract(from);
        int parts = dates ? (int) Math.min(MAX_PARTS, length.longValue() / SECONDS_PER_DAY) : MAX_PARTS;
        List<Double> weights = new ArrayList<>();
        double sum = 0;
        double distance = 0;
        for (int i = 0; i < parts; i++) {
            BigDecimal low = part(from, length, i, parts);
            BigDecimal high = part(from, length, i + 1, parts);
            double share = seen.between(low, high) + seen.commonBetween(low, high);
            sum += share;
            distance = Math.max(distance, Math.abs(sum - (i + 1.0) / parts));
            weights.add(RoundMarks.digits(share, DIGITS));
        }
        return sum == 0 || distance <= MIN_DISTANCE ? List.of() : weights;
    }

    private static BigDecimal part(BigDecimal from, BigDecimal length, int part, int parts) {
        return from.add(BigDecimal.valueOf(length.longValue() * part / parts));
    }
}
