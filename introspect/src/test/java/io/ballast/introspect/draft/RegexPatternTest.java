package io.ballast.introspect.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.kind.PatternKind;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = ' ', quoteCharacter = '`', textBlock = """
            ^[a-z][a-z0-9_]{2,4}$ [a-z][a-z0-9_][a-z0-9_][a-z0-9_][a-z0-9_]
            ^\\d{3}-\\d{2}$ ###-##
            ^[A-Z]{2}$ [A-Z][A-Z]
            ^#[0-9a-f]{3}$ \\#[0-9a-f][0-9a-f][0-9a-f]
            ^[a-z.-]{2}$ [a-z.\\-][a-z.\\-]
            ^a\\.b?$ a.b
            ^x x[a-z][a-z][a-z][a-z]
            x$ [a-z][a-z][a-z][a-z]x
            ^(a|b)$ a
            ^[^a]$ [bcdefghijklmnopqrstuvwxyz]
            ^.{3}$ [a-z][a-z][a-z]
            ^[[:alpha:]]{2}$ [A-Za-z][A-Za-z]
            ^a\\sb$ `a b`
            ^[a-z]{2}(?:-[a-z]{2})*$ [a-z][a-z]-[a-z][a-z]
            ^https?:// https://[a-z][a-z][a-z][a-z]
            ^[^@]{2}@[^@]{2}\\.[a-z]{2}$ [a-z][a-z]@[a-z][a-z].[a-z][a-z]
            """)
    void writesEachPositionOut(String regex, String pattern) {
        assertThat(RegexPattern.of(regex)).hasValue(pattern);
        String longest = new PatternKind(pattern)
                .positions().stream()
                        .map(characters -> Character.toString(characters[characters.length - 1]))
                        .reduce("", String::concat);
        assertThat(Pattern.compile(regex.replace("[[:alpha:]]", "[A-Za-z]"))
                        .matcher(longest)
                        .find())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^a{2$",
                "",
                "(?=a)",
                "(?!a)b",
                "(a)\\1",
                "\\ma",
                "a^b",
                "(^a)",
                "[",
                "[]",
                "(a",
                "a)",
                "*a",
                "[[:other:]]",
                "[^[:alnum:]]",
                "a{2,1}"
            })
    void givesUpOnTheRest(String regex) {
        assertThat(RegexPattern.of(regex)).isEmpty();
    }
}
