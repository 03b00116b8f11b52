package io.ballast.datapackage.type;

import org.jspecify.annotations.Nullable;

/**
 * What stands in and around numbers besides digits; null where the Table Schema says nothing.
 *
 * @param decimalChar before the decimals
 * @param groupChar between groups of digits
 * @param bare whether nothing else may stand around a number, such as a currency
 */
public record NumberMarks(
        @Nullable String decimalChar, @Nullable String groupChar, boolean bare) {
    static final NumberMarks UNSET = new NumberMarks(null, null, true);
}
