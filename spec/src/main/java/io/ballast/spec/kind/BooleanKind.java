package io.ballast.spec.kind;

/** True with this probability. */
public record BooleanKind(double probability) implements ValueKind {}
