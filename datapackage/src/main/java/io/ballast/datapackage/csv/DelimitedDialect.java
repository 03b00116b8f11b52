package io.ballast.datapackage.csv;

import org.jspecify.annotations.Nullable;

/**
 * How a file separates its values, in the terms of Table Dialect (datapackage.org, Table Dialect, "Delimited").
 *
 * @param header whether the first record holds the columns' names
 * @param delimiter between two fields
 * @param lineTerminator after each record; null takes {@code \n} and {@code \r\n} alike, or {@code \r} where the first line ends in
 *     it
 * @param nullSequence the unquoted field that is NULL; null where no field is NULL of itself
 * @param comment what a record to be passed over begins with; null where there are none
 * @param skipInitialSpace whether blanks before a field do not belong to it
 * @param trailingDelimiter whether each field ends with a delimiter, the last of a record too; not part of the standard
 */
public record DelimitedDialect(
        boolean header,
        String delimiter,
        @Nullable String lineTerminator,
        Quoting quoting,
        @Nullable String nullSequence,
        @Nullable String comment,
        boolean skipInitialSpace,
        boolean trailingDelimiter) {
    /** Of a delimiter, line terminator or comment mark, in characters. */
    public static final int MAX_MARK_LENGTH = 8;

    /** What the standard means where a descriptor says nothing. */
    public static final DelimitedDialect STANDARD =
            new DelimitedDialect(true, ",", null, Quoting.STANDARD, null, null, false);

    public DelimitedDialect {
        checkMark(delimiter);
        checkMark(lineTerminator);
        checkMark(comment);
    }

    private static void checkMark(@Nullable String mark) {
        if (mark != null && (mark.isEmpty() || mark.length() > MAX_MARK_LENGTH)) {
            throw new IllegalArgumentException("a mark has 1 to " + MAX_MARK_LENGTH + " characters: " + mark);
        }
    }

    public DelimitedDialect(
            boolean header,
            String delimiter,
            @Nullable String lineTerminator,
            Quoting quoting,
            @Nullable String nullSequence,
            @Nullable String comment,
            boolean skipInitialSpace) {
        this(header, delimiter, lineTerminator, quoting, nullSequence, comment, skipInitialSpace, false);
    }

    /** Part of what a load is known by: without the last component where it is as it always was, so that older loads can be resumed. */
    @Override
    public String toString() {
        return "DelimitedDialect[header=" + header + ", delimiter=" + delimiter + ", lineTerminator=" + lineTerminator
                + ", quoting=" + quoting + ", nullSequence=" + nullSequence + ", comment=" + comment
                + ", skipInitialSpace=" + skipInitialSpace + (trailingDelimiter ? ", trailingDelimiter=true" : "")
                + "]";
    }

    public DelimitedDialect withDelimiter(String other) {
        return new DelimitedDialect(
                header, other, lineTerminator, quoting, nullSequence, comment, skipInitialSpace, trailingDelimiter);
    }

    /**
     * Why the marks cannot be told apart in a file, to be read after "found"; null where they can.
     */
    public @Nullable String contradiction() {
        Character quote = quoting.quote();
        Character escape = quoting.escape();
        if (quote != null && delimiter.indexOf(quote) >= 0) {
            return "the quote character in the delimiter";
        }
        if (escape != null && delimiter.indexOf(escape) >= 0) {
            return "the escape character in the delimiter";
        }
        if (isNewline(delimiter.charAt(0)) || delimiter.charAt(0) == '\0') {
            return "a delimiter that begins with a line terminator or NUL";
        }
        if (quote != null && (isNewline(quote) || quote == '\0')) {
            return "a line terminator or NUL as the quote character";
        }
        if (lineTerminator != null && lineTerminator.equals(delimiter)) {
            return "the delimiter as the line terminator";
        }
        if (lineTerminator != null && quote != null && lineTerminator.indexOf(quote) >= 0) {
            return "the quote character in the line terminator";
        }
        return null;
    }

    private static boolean isNewline(char c) {
        return c == '\n' || c == '\r';
    }
}
