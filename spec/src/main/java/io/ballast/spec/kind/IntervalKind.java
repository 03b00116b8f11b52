package io.ballast.spec.kind;

/** A duration in whole seconds, both ends inclusive. */
public record IntervalKind(long minSeconds, long maxSeconds) implements ValueKind {}
