package io.ballast.generator.value;

/** What the values of a vector are, and so how they are spelled. */
public enum Form {
    UUID,
    /** A whole number. */
    WHOLE,
    /** A number times 10^-digits. */
    DECIMAL,
    /** 0 or 1. */
    BOOL,
    /** Days since 1970-01-01. */
    DATE,
    /** Microseconds since midnight. */
    TIME,
    /** Microseconds since 1970-01-01 00:00, without a time zone. */
    TIMESTAMP,
    /** Microseconds since 1970-01-01 00:00 UTC. */
    TIMESTAMP_TZ,
    /** Seconds. */
    INTERVAL,
    /** Days of an interval. */
    INTERVAL_DAYS,
    /** Months of an interval. */
    INTERVAL_MONTHS,
    /** An IPv4 address as an unsigned 32-bit number. */
    INET,
    /** A given number of decimal digits with leading zeros: text, not a number. */
    DIGITS,
    /** An entry of a pool of texts. */
    POOL,
    /** Text of its own for each row. */
    TEXT,
    /** Text put together from the values of other vectors. */
    PARTS
}
