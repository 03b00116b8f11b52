package io.ballast.spec.kind;

/** A column of the row's own parent, recomputed from the parent's row number. */
public record ParentKind(String column) implements ValueKind {}
