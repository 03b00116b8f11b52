package io.ballast.spec.kind;

/** Random bytes. */
public record BytesKind(int minLength, int maxLength) implements ValueKind {}
