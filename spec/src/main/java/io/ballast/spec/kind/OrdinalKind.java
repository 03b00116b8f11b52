package io.ballast.spec.kind;

/** True on a parent's first (or last) child. */
public enum OrdinalKind implements ValueKind {
    FIRST,
    LAST,
    /** The child's number among its siblings, from 1. */
    NUMBER
}
