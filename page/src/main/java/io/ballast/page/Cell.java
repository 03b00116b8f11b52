package io.ballast.page;

import org.jspecify.annotations.Nullable;

/**
 * A text, and the exact number that it stands for, which programs that read the page find in {@code data-value}.
 *
 * @param value null for what is no number, or not known
 */
public record Cell(String text, @Nullable Number value) {
    public static Cell text(String text) {
        return new Cell(text, null);
    }

    /** The number in this unit; a dash where it is not known. */
    public static Cell of(@Nullable Number value, Unit unit) {
        return value == null ? new Cell("–", null) : new Cell(unit.text(value.doubleValue()), value);
    }
}
