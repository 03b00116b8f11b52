package io.ballast.introspect.draft;

import io.ballast.introspect.sql.Formula;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a check says of a span in seconds, or in minutes: {@code extract(epoch FROM (b - a)) / 60 >= 30}. */
final class EpochSpans {
    private static final double SECONDS_OF_DAY = 86_400;

    private EpochSpans() {}

    /** How far apart the columns are at least; empty for anything else. */
    static Optional<Apart> of(Formula greater, Formula less, boolean strictly) {
        Formula span = greater.uncast();
        double seconds = number(less).orElse(-1.0);
        if (span instanceof Formula.Opaque quotient && quotient.name().equals("/")) {
            seconds *= number(quotient.parts().get(1)).orElse(-1.0);
            span = quotient.parts().get(0).uncast();
        }
        return seconds >= 0
                        && span instanceof Formula.Opaque extract
                        && List.of("extract", "date_part").contains(extract.name())
                        && extract.parts().get(0).equals(new Formula.Literal("epoch"))
                        && extract.parts().get(1) instanceof Formula.Sum difference
                        && difference.operator().equals("-")
                        && difference.left() instanceof Formula.Named later
                        && difference.right() instanceof Formula.Named earlier
                ? Optional.of(new Apart(earlier.column(), later.column(), seconds / SECONDS_OF_DAY, strictly))
                : Optional.empty();
    }

    private static Optional<Double> number(Formula formula) {
        return formula.uncast() instanceof Formula.Literal literal
                        && String.valueOf(literal.text()).matches("\\d{1,12}(\\.\\d{1,6})?")
                ? Optional.of(new BigDecimal(String.valueOf(literal.text())).doubleValue())
                : Optional.empty();
    }
}
