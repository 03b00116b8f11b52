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
 * @param quotesInPlainFields whether a quote within an unquoted field is a character like others
 */
public record Quoting(
        @Nullable Character quote,
        boolean doubled,
        @Nullable Character escape,
        boolean escapeInQuotesOnly,
        boolean quotesInPlainFields) {
    /** What the standard means where a descriptor says nothing. */
    public static final Quoting STANDARD = new Quoting('"', true, null, false);

    public Quoting(@Nullable Character quote, boolean doubled, @Nullable Character escape, boolean escapeInQuotesOnly) {
        this(quote, doubled, escape, escapeInQuotesOnly, false);
    }

    /** Part of what a load is known by: without the last component where it is as it always was, so that older loads can be resumed. */
    @Override
    public String toString() {
        return "Quoting[quote=" + quote + ", doubled=" + doubled + ", escape=" + escape + ", escapeInQuotesOnly="
                + escapeInQuotesOnly + (quotesInPlainFields ? ", quotesInPlainFields=true" : "") + "]";
    }
}
