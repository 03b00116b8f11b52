package io.ballast.introspect.facts;

/**
 * What values look like, without what they are: taken from a sample of the rows.
 *
 * @param minLength characters of text, bytes of bytea, elements of an array, characters of JSON
 * @param meanLength of the same unit
 * @param lengthDeviation standard deviation of the length
 * @param maxLength of the same unit
 * @param digitShare share of texts that consist of digits alone
 * @param uuidShare share of texts that look like a UUID
 * @param timeOrderedShare share of UUIDs that say to be of version 7
 * @param scale most digits after the point
 * @param wholeSeconds whether no instant has a fraction of a second
 */
public record Shape(
        long minLength,
        double meanLength,
        double lengthDeviation,
        long maxLength,
        double digitShare,
        double uuidShare,
        double timeOrderedShare,
        int scale,
        boolean wholeSeconds) {
    public static final Shape NONE = new Shape(0, 0, 0, 0, 0, 0, 0, 0, false);

    /** Of values that have a length and nothing else. */
    public static Shape ofLength(long min, double mean, double deviation, long max) {
        return new Shape(min, mean, deviation, max, 0, 0, 0, 0, false);
    }
}
