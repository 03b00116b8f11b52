package io.ballast.spec.yaml;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A number with or without a fraction as people write it: {@code 0.25}, {@code 1_000.5}, {@code 1e-3}, {@code 10M}. */
final class DecimalNumber {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:_\\d+)*(?:\\.\\d+)?(?:[eE][-+]?\\d{1,3})?");

    private DecimalNumber() {}

    /** The number; empty for other texts. */
    static Optional<BigDecimal> parse(String text) {
        OptionalLong whole = WholeNumber.parse(text);
        if (whole.isPresent()) {
            return Optional.of(BigDecimal.valueOf(whole.getAsLong()));
        }
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text.replace("_", ""))) : Optional.empty();
    }
}
