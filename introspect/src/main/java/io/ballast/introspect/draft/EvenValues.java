package io.ballast.introspect.draft;

import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.ValueKind;
import java.util.Collections;
import java.util.List;

/** Values that are all as likely, so that a key can number them. */
final class EvenValues {
    private EvenValues() {}

    /** The same values without weights; what has none, or no such form, as it is. */
    static ValueKind of(ValueKind kind) {
        if (kind instanceof ChoiceKind choice) {
            List<String> values = choice.values().stream().distinct().toList();
            return choice.isNumbered() ? choice : new ChoiceKind(values, Collections.nCopies(values.size(), 1.0));
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
