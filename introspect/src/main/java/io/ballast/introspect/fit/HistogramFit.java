package io.ballast.introspect.fit;

import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Histogram;
import io.ballast.spec.distribution.Uniform;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The shape of a column of numbers where no named distribution has it: shares of ranges between marks of a {@link MarkGrid}, and
 * peaks, invented numbers in the places and with the shares of the most common values.
 */
public final class HistogramFit {
    /** Neighbours that are as dense but for this factor are one range. */
    private static final double AS_DENSE = 1.15;
    /** The same where one of the two holds less than {@link #SMALL_SHARE}, which says little of its density. */
    private static final double ABOUT_AS_DENSE = 2;

    private static final double SMALL_SHARE = 0.03;
    private static final int DIGITS = 3;

    private HistogramFit() {}

    /** Whether some value is so common that no named distribution has room for it. */
    public static boolean hasPeaks(ObservedNumbers seen) {
        return seen.common().values().stream().anyMatch(share -> share >= 2 * CommonNumbers.MIN_SHARE);
    }

    /**
     * The histogram; one even range becomes a uniform distribution.
     *
     * @param min a round number at or below all that was seen
     * @param max a round number at or above all that was seen
     * @param scale digits after the point that the numbers have
     */
    public static Distribution of(ObservedNumbers seen, BigDecimal min, BigDecimal max, int scale) {
        NavigableSet<BigDecimal> marks = marks(min, max, scale);
        SortedMap<BigDecimal, Double> peaks = CommonNumbers.of(seen, marks, scale);
        SortedMap<BigDecimal, Double> rest = new TreeMap<>(seen.common());
        rest.keySet().removeAll(CommonNumbers.common(seen));
        List<Cell> cells = joined(cells(seen, rest, peaks, List.copyOf(marks)));
        List<Double> bounds = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (Cell cell : cells) {
            append(cell, peaks, bounds, weights);
        }
        if (weights.get(0) == 0) {
            bounds.remove(0);
            weights.remove(0);
        }
        return weights.size() == 1 ? new Uniform(bounds.get(0), bounds.get(1)) : new Histogram(bounds, weights);
    }

    /** The marks, each half a unit less: so that a bound has a digit more than any value, and lies between two of them. */
    private static NavigableSet<BigDecimal> marks(BigDecimal min, BigDecimal max, int scale) {
        BigDecimal half = new BigDecimal("0.5").movePointLeft(scale);
        NavigableSet<BigDecimal> marks = new TreeSet<>();
        for (BigDecimal mark : MarkGrid.between(min, max, scale).headSet(max, false)) {
            marks.add(mark.subtract(half));
        }
        marks.add(max.add(half));
        return marks;
    }

    /** The ranges between the marks, from the first that holds something to the last. */
    private static List<Cell> cells(
            ObservedNumbers seen,
            SortedMap<BigDecimal, Double> rest,
            SortedMap<BigDecimal, Double> peaks,
            List<BigDecimal> marks) {
        List<Cell> cells = new ArrayList<>();
        int filled = 0;
        for (int i = 1; i < marks.size(); i++) {
            BigDecimal low = marks.get(i - 1);
            BigDecimal high = marks.get(i);
            double share = seen.between(low, high) + sum(rest, low, high);
            boolean isEmpty = share == 0 && sum(peaks, low, high) == 0;
            if (!isEmpty || !cells.isEmpty()) {
                cells.add(new Cell(low, high, share));
                filled = isEmpty ? filled : cells.size();
            }
        }
        return cells.subList(0, filled);
    }

    private static double sum(SortedMap<BigDecimal, Double> shares, BigDecimal low, BigDecimal high) {
        return shares.subMap(low, high).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** Neighbours joined that are as dense, or about as dense where one of them holds little. */
    private static List<Cell> joined(List<Cell> cells) {
        List<Cell> joined = new ArrayList<>();
        for (Cell cell : cells) {
            Cell last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && isAsDense(last, cell)) {
                joined.set(joined.size() - 1, last.and(cell));
            } else {
                joined.add(cell);
            }
        }
        return joined;
    }

    private static boolean isAsDense(Cell one, Cell other) {
        double more = Math.max(one.density(), other.density());
        double factor = Math.min(one.share(), other.share()) < SMALL_SHARE ? ABOUT_AS_DENSE : AS_DENSE;
        return more <= factor * Math.min(one.density(), other.density());
    }

    /** Adds a range, which its peaks cut into pieces. */
    private static void append(
            Cell cell, SortedMap<BigDecimal, Double> peaks, List<Double> bounds, List<Double> weights) {
        BigDecimal from = cell.low();
        if (bounds.isEmpty()) {
            bounds.add(from.doubleValue());
        }
        for (Map.Entry<BigDecimal, Double> peak :
                peaks.subMap(cell.low(), cell.high()).entrySet()) {
            appendPiece(cell, from, peak.getKey(), bounds, weights);
            from = peak.getKey();
            bounds.add(from.doubleValue());
            weights.add(RoundMarks.digits(peak.getValue(), DIGITS));
        }
        appendPiece(cell, from, cell.high(), bounds, weights);
    }

    private static void appendPiece(
            Cell cell, BigDecimal from, BigDecimal to, List<Double> bounds, List<Double> weights) {
        double length = to.subtract(from).doubleValue();
        if (length > 0) {
            bounds.add(to.doubleValue());
            weights.add(RoundMarks.digits(cell.density() * length, DIGITS));
        }
    }

    /** A range between two marks, and its share without the peaks. */
    private record Cell(BigDecimal low, BigDecimal high, double share) {
        double density() {
            return share / high.subtract(low).doubleValue();
        }

        Cell and(Cell next) {
            return new Cell(low, next.high, share + next.share);
        }
    }
}
