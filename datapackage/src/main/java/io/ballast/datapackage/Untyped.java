package io.ballast.datapackage;

/** What becomes of a resource whose descriptor has no Table Schema. */
public enum Untyped {
    /** The package is refused. */
    REFUSED,
    /** Its columns are those of the header, each of the narrowest type that all its values have; all of them are read for that. */
    INFERRED,
    /** Its columns are those of the header, and what is in them is not looked at. */
    TEXT
}
