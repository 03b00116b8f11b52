package io.ballast.generator.value;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.util.ArrayList;
import java.util.List;

/** Arrays in PostgreSQL's text form, of one dimension (manual, 8.15.2). */
public final class ArrayLiteral {
    /** An element without a value; told from a text by its identity. */
    @SuppressWarnings("StringOperationCanBeSimplified") // an object of its own
    private static final String NULL = new String("NULL");

    private ArrayLiteral() {}

    /** The elements, in order; some may be {@linkplain #isNull null}. */
    public static List<String> elements(String text) {
        if (!text.startsWith("{") || !text.endsWith("}") || text.startsWith("{{")) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    "\"" + text
                            + "\" is not an array of one dimension, as other systems have them. Leave the column out, or give"
                            + " it the type text in the spec.");
        }
        List<String> elements = new ArrayList<>();
        int at = 1;
        int end = text.length() - 1;
        while (at < end) {
            StringBuilder element = new StringBuilder();
            boolean quoted = text.charAt(at) == '"';
            at = quoted ? readQuoted(text, at + 1, element) : readPlain(text, at, end, element);
            elements.add(!quoted && element.toString().equalsIgnoreCase("null") ? NULL : element.toString());
            at++; // the comma
        }
        return elements;
    }

    @SuppressWarnings("ReferenceEquality")
    public static boolean isNull(String element) {
        return element == NULL;
    }

    private static int readQuoted(String text, int from, StringBuilder element) {
        int at = from;
        while (text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at++;
            }
            element.append(text.charAt(at++));
        }
        return at + 1;
    }

    private static int readPlain(String text, int from, int end, StringBuilder element) {
        int at = from;
        while (at < end && text.charAt(at) != ',') {
            element.append(text.charAt(at++));
        }
        return at;
    }
}
