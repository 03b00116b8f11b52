package io.ballast.spec.kind;

import io.ballast.spec.distribution.Distribution;

/** Prose. */
public sealed interface TextKind extends ValueKind {
    /** Prose of so many words, at least one. */
    record Words(Distribution count) implements TextKind {}

    /** Prose cut to so many characters, all of them ASCII; it neither starts nor ends with a space. */
    record Characters(Distribution length) implements TextKind {}
}
