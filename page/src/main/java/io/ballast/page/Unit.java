package io.ballast.page;

import java.util.Locale;

/** What a number counts, which decides how it is written; charts write it by the same name in the same way. */
public enum Unit {
    COUNT {
        @Override
        String text(double value) {
            return value == Math.rint(value) ? format("%,.0f", value) : decimal(value);
        }
    },
    RATE {
        @Override
        String text(double value) {
            return Math.abs(value) >= 100 ? format("%,.0f", value) : decimal(value);
        }
    },
    SECONDS {
        @Override
        String text(double value) {
            return decimal(value) + " s";
        }
    },
    BYTES {
        @Override
        String text(double value) {
            int unit = 0;
            double scaled = value;
            while (Math.abs(scaled) >= 1023.95 && unit < BINARY.length - 1) {
                scaled /= 1024;
                unit++;
            }
            return format(unit == 0 && scaled == Math.rint(scaled) ? "%.0f" : "%.1f", scaled) + " " + BINARY[unit];
        }
    },
    /** Of 1, shown as percent. */
    SHARE {
        @Override
        String text(double value) {
            return format("%.2f %%", 100 * value);
        }
    },
    RATIO {
        @Override
        String text(double value) {
            return format("%.3f", value);
        }
    };

    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    abstract String text(double value);

    /** Three figures that count, and all of a whole number. */
    private static String decimal(double value) {
        double size = Math.abs(value);
        if (size >= 100 || value == 0) {
            return format("%,.0f", value);
        }
        if (size >= 10) {
            return format("%.1f", value);
        }
        return size >= 1 ? format("%.2f", value) : size >= 0.01 ? format("%.3f", value) : format("%.3g", value);
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
