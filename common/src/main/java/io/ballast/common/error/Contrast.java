package io.ballast.common.error;

import java.io.Serializable;
import java.util.Objects;

/**
 * What was found where something else was expected, for programs: the message says both.
 *
 * @param expected in words, such as {@code a whole number from 1 to 10}
 * @param found in words or as it stands there
 */
public record Contrast(String expected, String found) implements Serializable {
    public Contrast {
        Objects.requireNonNull(expected);
        Objects.requireNonNull(found);
    }
}
