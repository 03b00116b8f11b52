package io.ballast.introspect.draft;

import io.ballast.introspect.facts.LiveColumn;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.ValueKind;

/** Finds a kind of value for a column that no foreign key fills. */
final class ColumnValues {
    private ColumnValues() {}

    static ValueKind of(Target target) {
        if (target.copy()) {
            return CopiedValues.of(target);
        }
        if (target.type().array()) {
            return OtherTypes.array(target);
        }
        if (target.check() != null && !target.check().oneOf().isEmpty()) {
            return ListedValues.of(target, target.check().oneOf());
        }
        boolean numbered = target.facts().origin() == LiveColumn.Origin.NUMBERED;
        return switch (target.type().family()) {
            case UUID -> OtherTypes.uuid(target);
            case TEXT -> Texts.of(target);
            case WHOLE, DECIMAL -> numbered ? new SequenceKind.Numbers(1, 1) : Numbers.of(target);
            case FLOAT -> Numbers.of(target);
            case BOOLEAN -> OtherTypes.bool(target);
            case DATE, TIMESTAMP -> Times.of(target);
            case TIME -> Times.time(target);
            case INTERVAL -> OtherTypes.interval(target);
            case JSON -> OtherTypes.json(target);
            case BYTES -> OtherTypes.bytes(target);
            case NETWORK -> OtherTypes.inet(target);
            case OTHER -> OtherTypes.named(target);
        };
    }
}
