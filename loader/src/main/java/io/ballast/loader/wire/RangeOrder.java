package io.ballast.loader.wire;

/** Where ranges in the {@linkplain RangeForm binary form}, none of them empty, lie to each other. */
final class RangeOrder {
    private final RangeElement element;

    RangeOrder(RangeElement element) {
        this.element = element;
    }

    /** By the lower ends, then by the upper ones. */
    int compare(byte[] wire, int a, int b) {
        int lower = compareLower(wire, a, b);
        return lower != 0 ? lower : compareUpper(wire, a, b);
    }

    boolean isUpperBelow(byte[] wire, int a, int b) {
        return compareUpper(wire, a, b) < 0;
    }

    /** Whether the second, which begins no earlier, begins before the first has ended, or where it ends. */
    boolean isJoined(byte[] wire, int a, int b) {
        if (!RangeForm.hasUpper(wire, a) || !RangeForm.hasLower(wire, b)) {
            return true;
        }
        int order = values(wire, RangeForm.upper(wire, a), RangeForm.lower(b));
        return order > 0 || (order == 0 && (RangeForm.includesUpper(wire, a) || RangeForm.includesLower(wire, b)));
    }

    private int compareLower(byte[] wire, int a, int b) {
        boolean hasA = RangeForm.hasLower(wire, a);
        boolean hasB = RangeForm.hasLower(wire, b);
        if (!hasA || !hasB) {
            return Boolean.compare(hasA, hasB);
        }
        int order = values(wire, RangeForm.lower(a), RangeForm.lower(b));
        return order != 0 ? order : Boolean.compare(RangeForm.includesLower(wire, b), RangeForm.includesLower(wire, a));
    }

    private int compareUpper(byte[] wire, int a, int b) {
        boolean hasA = RangeForm.hasUpper(wire, a);
        boolean hasB = RangeForm.hasUpper(wire, b);
        if (!hasA || !hasB) {
            return Boolean.compare(hasB, hasA);
        }
        int order = values(wire, RangeForm.upper(wire, a), RangeForm.upper(wire, b));
        return order != 0 ? order : Boolean.compare(RangeForm.includesUpper(wire, a), RangeForm.includesUpper(wire, b));
    }

    private int values(byte[] wire, int lengthA, int lengthB) {
        return element.compare(wire, lengthA + Integer.BYTES, lengthB + Integer.BYTES);
    }
}
