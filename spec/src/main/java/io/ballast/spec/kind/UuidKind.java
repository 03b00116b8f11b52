package io.ballast.spec.kind;

/** RFC 9562 UUIDs. */
public enum UuidKind implements ValueKind {
    V4,
    /** Time-ordered, with the row's number as its clock. */
    V7,
    /** Valid random v4 ids handed out in ascending order. */
    V4_ORDERED
}
