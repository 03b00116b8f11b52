package io.ballast.introspect.draft;

import io.ballast.spec.kind.BooleanKind;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.ValueKind;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;

/** Values that are all as likely, so that a key can number them. */
final class EvenValues {
    private EvenValues() {}

    /** Of a pattern that many are listed. */
    private static final int MAX_TEXTS = 1_000;

    /**
     * The same values without weights, or some of those of a pattern; what has none, or no such form, as it is.
     *
     * @param wanted that many different ones at most
     */
    static ValueKind of(ValueKind kind, long wanted) {
        if (kind instanceof PatternKind pattern) {
            PatternTexts texts = new PatternTexts(pattern);
            int count = texts.count()
                    .min(BigInteger.valueOf(Math.max(1, Math.min(MAX_TEXTS, wanted))))
                    .intValueExact();
            return new ChoiceKind(texts.first(count), Collections.nCopies(count, 1.0));
        }
        if (kind instanceof ChoiceKind choice) {
            List<String> values = choice.values().stream().distinct().toList();
            return choice.isNumbered() ? choice : new ChoiceKind(values, Collections.nCopies(values.size(), 1.0));
        }
        if (kind instanceof BooleanKind truth) {
            return TruthValues.even(truth);
        }
        if (kind instanceof DateKind date) {
            return new DateKind(date.from(), date.to(), List.of());
        }
        if (kind instanceof TimestampKind timestamp) {
            return new TimestampKind(timestamp.from(), timestamp.to(), timestamp.digits(), List.of());
        }
        return kind instanceof IntegerKind whole ? new IntegerKind(whole.min(), whole.max(), null) : kind;
    }
}
