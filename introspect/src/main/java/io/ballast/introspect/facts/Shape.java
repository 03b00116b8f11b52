package io.ballast.introspect.facts;

/**
 * What values look like, without what they are: taken from a sample of the rows.
 *
 * @param scale most digits after the point
 * @param wholeSeconds whether no instant has a fraction of a second
 */
public record Shape(LengthFacts lengths, FormShares forms, int scale, boolean wholeSeconds) {
    public static final Shape NONE = ofLengths(LengthFacts.NONE);

    /** Of values that have a length and nothing else. */
    public static Shape ofLengths(LengthFacts lengths) {
        return new Shape(lengths, FormShares.NONE, 0, false);
    }
}
