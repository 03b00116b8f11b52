package io.ballast.introspect.facts;

/**
 * How many values have one of the known forms, as shares from 0 to 1.
 *
 * @param digits of texts that consist of digits alone
 * @param uuids of texts that look like a UUID
 * @param timeOrdered of UUIDs that say to be of version 7
 */
public record FormShares(double digits, double uuids, double timeOrdered) {
    public static final FormShares NONE = new FormShares(0, 0, 0);
}
