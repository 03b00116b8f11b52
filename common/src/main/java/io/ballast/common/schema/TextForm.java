package io.ballast.common.schema;

import java.util.regex.Pattern;

/**
 * The text form of a type whose values a pattern recognizes, and that PostgreSQL writes in lower case.
 *
 * @param pattern matches what PostgreSQL reads as a value, in either case of its letters
 * @param expected says what a value looks like, to follow "expected"
 */
public record TextForm(Pattern pattern, String expected) {
    static TextForm of(String pattern, String expected) {
        return new TextForm(Pattern.compile(pattern), expected);
    }
}
