package io.ballast.common.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One thing worth knowing after a run, for people and for programs.
 *
 * @param text as a line of the report says it
 * @param value the same as a {@code String}, a {@code Long}, a {@code List<String>} or a {@code Map<String, Long>}
 * @param unit what the name of the fact lacks to tell the unit of a number, such as {@code Bytes}; mostly empty
 */
public record Fact(String text, Object value, String unit) {
    private Fact(String text, Object value) {
        this(text, value, "");
    }

    public static Fact text(String text) {
        return new Fact(text, text);
    }

    /** What people know by a shorter name than programs. */
    public static Fact named(String text, String inFull) {
        return new Fact(text, inFull);
    }

    /** A count, or bytes where the name says so. */
    public static Fact number(long number) {
        return new Fact(grouped(number), number);
    }

    /** A number that people need a remark to, or a coarser unit. */
    public static Fact number(long number, String text, String unit) {
        return new Fact(text, number, unit);
    }

    public static Fact list(List<String> items) {
        return list(items, ", ");
    }

    public static Fact list(List<String> items, String separator) {
        return new Fact(items.isEmpty() ? "none" : String.join(separator, items), List.copyOf(items));
    }

    /**
     * A number for each of several things; text has them as {@code orders at 1200, users at 7}.
     *
     * @param between the name and its number in text, with its spaces
     */
    public static Fact numbers(Map<String, Long> numbers, String between) {
        String text = numbers.entrySet().stream()
                .map(one -> one.getKey() + between + one.getValue())
                .collect(Collectors.joining(", "));
        return new Fact(text, Collections.unmodifiableMap(new LinkedHashMap<>(numbers)));
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
