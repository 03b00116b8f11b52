package io.ballast.spec.kind;

import java.time.LocalTime;

/** From {@code from} to {@code to}, both inclusive; whole seconds. */
public record TimeKind(LocalTime from, LocalTime to) implements ValueKind {}
