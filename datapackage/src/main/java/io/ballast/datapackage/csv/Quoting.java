package io.ballast.datapackage.csv;

import org.jspecify.annotations.Nullable;

/**
 * How a file takes the meaning from the characters in its fields.
 *
 * @param quote around fields; null where the file quotes nothing
 * @param doubled whether two quotes inside quotes stand for one
 * @param escape takes the meaning from the character that follows it; null for none
 * @param escapeInQuotesOnly whether {@code escape} works only inside quotes, and only before a quote or itself, as COPY has it;
 *     elsewhere it is a character like others
 */
public record Quoting(
        @Nullable Character quote,
        boolean doubled,
        @Nullable Character escape,
        boolean escapeInQuotesOnly) {
    /** What the standard means where a descriptor says nothing. */
    public static final Quoting STANDARD = new Quoting('"', true, null, false);
}
