package io.ballast.introspect.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.introspect.sql.FormulaParser;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckedTextTest {
    private static Optional<Boolean> holds(String text, String condition) {
        return new CheckedValue(text).holds(FormulaParser.parse(condition).orElseThrow());
    }

    /** The answers are those of PostgreSQL 18. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            o'neil mac-x1y | (initcap(x) = 'O''Neil Mac-X1y'::text)      | true
            abc            | (upper(x) = 'ABC'::text)                    | true
            abc            | ("left"(x, 2) = 'ab'::text)                 | true
            abc            | ("right"(x, 2) = 'bc'::text)                | true
            abc            | ("substring"(x, 2, 5) = 'bc'::text)         | true
            abc            | ("left"(x, 9) <> x)                         | false
            a.c            | (replace(x, '.'::text, ''::text) = 'ac'::text) | true
            abc            | (reverse(x) = 'cba'::text)                  | true
            abc            | ((length(x) % 2) = 1)                       | true
            abc            | (octet_length(x) > 3)                       | false
            a@b            | (strpos(x, '@'::text) = 2)                  | true
            a@b            | (POSITION(('@'::text) IN (x)) = 2)          | true
            abc            | (TRIM(BOTH FROM x) = x)                     | true
            abc            | (x !~~ '%b%'::text)                         | false
            abc            | (x !~~* 'B%'::text)                         | true
            abc            | (NOT (x ~* '^B'::text))                     | true
            abc            | (x IS NULL)                                 | false
            """)
    void computesAsTheServerDoes(String text, String condition, boolean expected) {
        assertThat(holds(text, condition)).contains(expected);
    }

    @Test
    void saysNothingOfWhatItDoesNotKnow() {
        assertThat(holds("abc", "(md5(x) = 'a'::text)")).isEmpty();
        assertThat(holds("abc", "(x < 'b'::text)")).isEmpty();
        assertThat(holds("abc", "(x ~ '\\mabc'::text)")).isEmpty();
    }
}
