package io.ballast.introspect;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.introspect.facts.KeyValues;
import io.ballast.spec.kind.EpochMicros;
import io.ballast.spec.kind.RangeKind;

/** Ranges that begin behind all that are there. */
final class LaterRanges {
    /** In days since 1970; behind it the years are longer than four digits. */
    private static final long LAST_DAY = 2_932_896;

    private static final long DAY = 86_400;

    private LaterRanges() {}

    /**
     * The same ranges, moved.
     *
     * @param place the table and the column, with a point between them
     * @param greatest the greatest upper end, in numbers, days or seconds
     * @throws BallastException (TARGET_REFUSED) where there is no room behind it
     */
    static RangeKind of(String place, RangeKind range, long greatest) {
        boolean isTime =
                switch (range.among()) {
                    case NUMBERS, DAYS -> false;
                    case MOMENTS, ZONED_MOMENTS -> true;
                };
        long most =
                switch (range.among()) {
                    case NUMBERS -> Integer.MAX_VALUE;
                    case DAYS -> LAST_DAY;
                    case MOMENTS, ZONED_MOMENTS -> LAST_DAY * DAY;
                };
        long unit = isTime ? EpochMicros.PER_SECOND : 1;
        long first = Math.max(range.from() / unit, greatest + 1);
        long length = range.to() - range.from();
        if (first > most - length / unit) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "ranges of column \"" + place + "\" have to lie behind those that are there, and "
                            + (greatest >= KeyValues.ENDLESS
                                    ? "one of these has no upper end"
                                    : "there is no room for as many")
                            + ". Leave out the table, or empty it first.");
        }
        return new RangeKind(
                range.among(), first * unit, first * unit + length, range.length(), range.disjoint(), range.bounds());
    }
}
