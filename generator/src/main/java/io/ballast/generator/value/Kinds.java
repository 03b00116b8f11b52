package io.ballast.generator.value;

import io.ballast.spec.kind.JsonKind;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.ValueKind;

/** Facts about value kinds. */
final class Kinds {
    private Kinds() {}

    /** Whether the row's number alone decides the values, so that neither parent nor siblings need to be found. */
    static boolean isOwnRowEnough(ValueKind kind) {
        return !(kind instanceof ParentKind
                || kind instanceof OrdinalKind
                || kind instanceof TemplateKind
                || kind instanceof JsonKind);
    }
}
