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
            """)
    void writesEachPositionOut(String regex, String pattern) {
        assertThat(RegexPattern.of(regex)).hasValue(pattern);
        String longest = new PatternKind(pattern)
                .positions().stream()
                        .map(characters -> Character.toString(characters[characters.length - 1]))
                        .reduce("", String::concat);
        assertThat(longest).matches(Pattern.compile(regex));
    }

    @ParameterizedTest
    @ValueSource(strings = {"^x", "x$", "^(a|b)$", "^a|b$", "^[^a]$", "^.*$", "^[[:alpha:]]$", "^\\s$", "^a{2$", ""})
    void givesUpOnTheRest(String regex) {
        assertThat(RegexPattern.of(regex)).isEmpty();
    }
}
