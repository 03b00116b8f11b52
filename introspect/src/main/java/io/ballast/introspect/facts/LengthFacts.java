package io.ballast.introspect.facts;

/**
 * How long values are: characters of text and of JSON, bytes of bytea, elements of an array.
 *
 * @param deviation standard deviation
 */
public record LengthFacts(long min, double mean, double deviation, long max) {
    /** Of values that have no length, or of which none was seen. */
    public static final LengthFacts NONE = new LengthFacts(0, 0, 0, 0);

    /** The lengths of what is left when each value loses its ends; none is below zero. */
    public LengthFacts without(long ends) {
        return new LengthFacts(Math.max(0, min - ends), Math.max(0, mean - ends), deviation, Math.max(0, max - ends));
    }
}
