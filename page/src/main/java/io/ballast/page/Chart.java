package io.ballast.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a chart shows; how it looks is the page's business. The records are the JSON that the page's script reads. */
public sealed interface Chart {
    /** In words, for readers who do not see the chart; over small charts it is their title. */
    String title();

    /** Points and intervals beside names, on a logarithmic axis. */
    record Dots(String title, String axis, Unit unit, List<String> names, List<DotSeries> series) implements Chart {
        public Dots {
            names = List.copyOf(names);
            series = List.copyOf(series);
        }
    }

    /** The points of one colour. */
    record DotSeries(String name, List<Dot> dots) {
        public DotSeries {
            dots = List.copyOf(dots);
        }
    }

    /**
     * A point.
     *
     * @param row position of its name
     * @param value above 0
     * @param low end of its interval, above 0; null without an interval, as {@code high}
     */
    record Dot(
            int row,
            double value,
            @Nullable Double low,
            @Nullable Double high) {}

    /** Bars beside names, from zero; stacked or one below the other. */
    record Bars(String title, String axis, Unit unit, boolean stacked, List<String> names, List<BarSeries> series)
            implements Chart {
        public Bars {
            names = List.copyOf(names);
            series = List.copyOf(series);
        }
    }

    /** The bars of one colour, one for each name; null for none. */
    record BarSeries(String name, List<@Nullable Double> values) {}

    /**
     * Columns over names, each with a mark where it was expected to end.
     *
     * @param expected one for each name; null where nothing is expected
     */
    record Columns(
            String title,
            String xAxis,
            String yAxis,
            Unit unit,
            List<String> names,
            List<Double> values,
            List<@Nullable Double> expected)
            implements Chart {
        public Columns {
            names = List.copyOf(names);
            values = List.copyOf(values);
        }
    }

    /**
     * Lines over numbers.
     *
     * @param stepped whether a value holds until the next point, instead of changing evenly on the way there
     * @param marks where a vertical line marks a moment
     */
    record Lines(String title, Axis x, Axis y, boolean stepped, List<LineSeries> series, List<Double> marks)
            implements Chart {
        public Lines {
            series = List.copyOf(series);
            marks = List.copyOf(marks);
        }
    }

    /** An axis over numbers; an empty name for none. */
    record Axis(String name, Unit unit, boolean logarithmic) {
        public static Axis linear(String name, Unit unit) {
            return new Axis(name, unit, false);
        }

        public static Axis logarithmic(String name, Unit unit) {
            return new Axis(name, unit, true);
        }
    }

    /** A line through points, from left to right. */
    record LineSeries(String name, List<Point> points) {
        public LineSeries {
            points = List.copyOf(points);
        }
    }

    /** A point of a line. */
    record Point(double x, double y) {}
}
