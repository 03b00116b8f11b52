package io.ballast.common.schema;

/**
 * Column types whose values are of one nature, much as the chapters of PostgreSQL's manual group them (8, "Data Types"). What is done
 * with a value mostly depends on the family alone, and every {@code switch} over families names all of them: a new type joins one and is
 * served, a new family does not compile until it has been thought of everywhere.
 */
public enum TypeFamily {
    UUID,
    TEXT,
    /** Whole numbers of two, four or eight bytes. */
    WHOLE,
    /** Numbers with exact digits after the point. */
    DECIMAL,
    FLOAT,
    BOOLEAN,
    DATE,
    TIME,
    TIMESTAMP,
    INTERVAL,
    JSON,
    BYTES,
    NETWORK,
    /** Types of which nothing is known but their text; no kind of value is made for them, so values are listed or taken from elsewhere. */
    OTHER
}
