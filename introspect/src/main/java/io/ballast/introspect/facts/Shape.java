package io.ballast.introspect.facts;

/**
 * What values look like, without what they are: taken from a sample of the rows.
 *
 * @param scale most digits after the point
 * @param wholeSeconds whether no instant has a fraction of a second
 */
public record Shape(LengthFacts lengths, FormShares forms, int scale, boolean wholeSeconds) {
    public static final Shape NONE = ofLengths(LengthFacts.NONE);

    /** Whether there were no values to look at, or none of which anything but their seconds was looked at. */
    public boolean isUnknown() {
        return equals(new Shape(LengthFacts.NONE, FormShares.NONE, 0, wholeSeconds));
    }

    /** Of values that have a length and nothing else. */
    public static Shape ofLengths(LengthFacts lengths) {
        return new Shape(lengths, FormShares.NONE, 0, false);
    }
}
