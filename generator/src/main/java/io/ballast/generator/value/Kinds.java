package io.ballast.generator.value;

import io.ballast.spec.ValueKind;

/** Facts about value kinds. */
final class Kinds {
    private Kinds() {}

    /** Whether the row's number alone decides the values, so that neither parent nor siblings need to be found. */
    static boolean isOwnRowEnough(ValueKind kind) {
        return !(kind instanceof ValueKind.ParentReference
                || kind instanceof ValueKind.Ordinal
                || kind instanceof ValueKind.Template
                || kind instanceof ValueKind.Json);
    }
}
