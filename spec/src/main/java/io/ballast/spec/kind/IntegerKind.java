package io.ballast.spec.kind;

import io.ballast.spec.distribution.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers from min to max, both inclusive.
 *
 * @param distribution null where all are equally likely; its values are rounded to the nearest whole number, and drawn again outside min..max
 */
public record IntegerKind(long min, long max, @Nullable Distribution distribution) implements ValueKind {}
