package io.ballast.cli.text;

import io.ballast.bench.result.Comparison;
import java.util.Locale;

/** How two benchmarks compare, for people. */
public final class ComparisonText {
    private static final double PERCENT = 100;

    private ComparisonText() {}

    public static String text(Comparison comparison, int width) {
        StringBuilder text = new StringBuilder();
        if (!comparison.differences().isEmpty()) {
            text.append("Not measured under equal conditions:\n");
            comparison.differences().forEach(one -> text.append(Wrapped.hanging("  ", one, width)));
        }
        if (comparison.noisy()) {
            text.append(Wrapped.hanging(
                    "", "One of the two did not pass its own noise gate: small changes mean nothing.", width));
        }
        TextTable table = new TextTable("strategy", ">rows/s before", ">after", ">time", "95 %", "");
        for (Comparison.Compared one : comparison.variants()) {
            table.row(
                    one.variant(),
                    String.format(Locale.ROOT, "%,.0f", one.firstRowsPerSecond()),
                    String.format(Locale.ROOT, "%,.0f", one.secondRowsPerSecond()),
                    change(one.change().ratio()),
                    change(one.change().interval().low()) + " to "
                            + change(one.change().interval().high()),
                    word(one));
        }
        text.append(table.text(width));
        comparison
                .onlyInFirst()
                .forEach(label -> text.append("only before: ").append(label).append('\n'));
        comparison
                .onlyInSecond()
                .forEach(label -> text.append("only after: ").append(label).append('\n'));
        return text.toString();
    }

    /** A share as people write it: {@code 5 %}. */
    public static String percent(double share) {
        String digits = String.format(Locale.ROOT, "%.1f", share * PERCENT);
        return (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits) + " %";
    }

    private static String change(double ratio) {
        return String.format(Locale.ROOT, "%+.1f %%", (ratio - 1) * PERCENT);
    }

    private static String word(Comparison.Compared one) {
        if (one.change().interval().contains(1)) {
            return "no difference seen";
        }
        return one.change().ratio() > 1 ? "slower" : "faster";
    }
}
