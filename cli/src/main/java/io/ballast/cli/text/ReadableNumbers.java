package io.ballast.cli.text;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class ReadableNumbers {
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final String MULTIPLES = "kMGT";

    private ReadableNumbers() {}

    /** A count with its thousands parted: {@code 5,000,000}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Bytes in the binary unit that leaves fewest digits: {@code 812 B}, {@code 9.3 GiB}. */
    public static String size(long bytes) {
        if (Math.abs(bytes) < 1024) {
            return bytes + " B";
        }
        double value = bytes / 1024.0;
        int unit = 0;
        while (Math.abs(value) >= 1023.95 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** A count in at most four signs, for lines that change all the time: {@code 812}, {@code 9.3k}, {@code 50.0M}. */
    public static String roughly(long number) {
        if (number < 1000) {
            return Long.toString(number);
        }
        double value = number / 1000.0;
        int unit = 0;
        while (value >= 999.95 && unit < MULTIPLES.length() - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f%c", value, MULTIPLES.charAt(unit));
    }

    /** A time as exact as its length asks for: {@code 12 ms}, {@code 4.31 s}, {@code 3 min 12 s}, {@code 2 h 05 min}. */
    public static String time(Duration time) {
        long millis = time.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 59_995) {
            return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
        }
        long seconds = Math.round(millis / 1000.0);
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
    }

    /** A time that still runs, in whole seconds: {@code 0:07}, {@code 12:34}, {@code 1:02:03}. */
    public static String clock(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds % 3600 / 60, seconds % 60);
    }

    /** A rate per second; 0 where no time has passed. */
    public static long perSecond(long amount, Duration time) {
        long nanos = time.toNanos();
        return nanos <= 0 ? 0 : Math.round(amount * 1e9 / nanos);
    }

    /** A share of 1 as percent: {@code 50.55 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
