package io.ballast.spec.kind;

/** The same value in each row, in PostgreSQL's text form. */
public record ConstantKind(String value) implements ValueKind {}
