package io.ballast.common.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The case that an index brings the letters of a text into, so that it compares texts without regard to it. */
public enum LetterCase {
    LOWER,
    UPPER;

    private static final Pattern CALL = Pattern.compile("(lower|upper)\\((\"(?:[^\"]|\"\")+\")\\)");

    /** The SQL function. */
    public String function() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column's text in this case, in SQL. */
    SqlExpression of(String column) {
        return new SqlExpression(function() + "(" + SqlText.name(column) + ")");
    }

    /** The element of an index that searches a column's text in one case, where the expression is written as {@link #of} writes it. */
    public static Optional<IndexElement> element(SqlExpression expression) {
        Matcher call = CALL.matcher(expression.text());
        if (!call.matches()) {
            return Optional.empty();
        }
        String quoted = call.group(2);
        String column = quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
        return Optional.of(IndexElement.of(column).in(valueOf(call.group(1).toUpperCase(Locale.ROOT))));
    }
}
