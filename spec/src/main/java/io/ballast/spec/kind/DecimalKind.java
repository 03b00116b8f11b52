package io.ballast.spec.kind;

import io.ballast.spec.distribution.Distribution;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers from min to max, both inclusive, of which {@code scale} digits after the point vary.
 *
 * @param min has as many digits after the point as are written, at least the scale
 * @param distribution null where all are equally likely; its values are rounded to the scale, and drawn again outside min..max
 */
public record DecimalKind(
        BigDecimal min, BigDecimal max, int scale, @Nullable Distribution distribution) implements ValueKind {
    /** The digits that are written after the point; those behind the scale are 0, as numeric(p,s) shows them. */
    public int digits() {
        return Math.max(scale, min.scale());
    }
}
