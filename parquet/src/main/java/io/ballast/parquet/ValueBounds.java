package io.ballast.parquet;

import org.apache.parquet.column.statistics.DoubleStatistics;
import org.apache.parquet.column.statistics.FloatStatistics;
import org.apache.parquet.column.statistics.Statistics;

/** What a footer says of the values of a column: how many are null, the least and the greatest. */
final class ValueBounds {
    /** Of longer texts the least and the greatest would fill footers, and help no reader. */
    private static final int MAX_BYTES = 128;

    private ValueBounds() {}

    static org.apache.parquet.format.Statistics of(Statistics<?> found) {
        org.apache.parquet.format.Statistics statistics = new org.apache.parquet.format.Statistics();
        statistics.setNull_count(found.getNumNulls());
        if (found.hasNonNullValue() && isOrdered(found)) {
            byte[] min = found.getMinBytes();
            byte[] max = found.getMaxBytes();
            if (min.length <= MAX_BYTES && max.length <= MAX_BYTES) {
                statistics.setMin_value(min);
                statistics.setMax_value(max);
            }
        }
        return statistics;
    }

    /** Not a range that ends in NaN or begins or ends in a zero, whose order the format leaves open (parquet.thrift, ColumnOrder). */
    private static boolean isOrdered(Statistics<?> found) {
        if (found instanceof FloatStatistics floats) {
            return isOrdered(floats.getMin()) && isOrdered(floats.getMax());
        }
        return !(found instanceof DoubleStatistics doubles)
                || (isOrdered(doubles.getMin()) && isOrdered(doubles.getMax()));
    }

    private static boolean isOrdered(double value) {
        return !Double.isNaN(value) && value != 0;
    }
}
