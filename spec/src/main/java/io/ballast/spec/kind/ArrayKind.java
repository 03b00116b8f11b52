package io.ballast.spec.kind;

import io.ballast.spec.distribution.Distribution;

/** An array with so many elements. */
public record ArrayKind(ValueKind element, Distribution length) implements ValueKind {}
