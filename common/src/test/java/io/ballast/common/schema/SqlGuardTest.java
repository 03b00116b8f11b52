package io.ballast.common.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a < b",
                "lower(email)",
                "status = ANY (ARRAY['a'::text, 'b;c'::text])",
                "name <> ' -- '",
                "name <> '/* no comment */'",
                "name ~ E'^\\\\d+\\'$'",
                "\"odd;\"\"(name\" > 0",
                "body <> $$ it's ; ( $$",
                "body <> $tag$ $$ ) $tag$",
                "a$b$ > 0",
                "x[1:2] = '{}'",
                "SELECT a, count(*) FROM t WHERE (a).b > 1 GROUP BY a",
                "fe'x' IS NULL"
            })
    void takesOneExpressionOrQuery(String text) {
        assertThat(SqlGuard.fault(text)).isNull();
        assertThat(new SqlExpression(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true; DROP TABLE users | has a semicolon in it",
                "true) ; SELECT (1 | closes a \")\" that it has not opened",
                "(a[1) | closes a \")\" that it has not opened",
                "(a > 0 | leaves a \"(\" open",
                "a[1 | leaves a \"[\" open",
                "a > 0 -- and so on | has a comment in it (--)",
                "a > 0 /* and so on | has a comment in it (/*)",
                "name = 'open | leaves a quote open",
                "\"open > 0 | leaves a quote open",
                "E'open\\' | leaves a quote open",
                "$x$ open $$ | leaves a quote open",
                "a \\! ls | has a backslash outside of a literal",
                "name <> '\\' | has a backslash in a literal without E, which servers read in two ways"
            })
    void refusesWhatCouldEndTheStatement(String text, String fault) {
        // JUnit takes quotes off at the ends of a value.
        assertThat(SqlGuard.fault(text)).isEqualTo(fault);
        assertThatThrownBy(() -> new SqlExpression(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesNothingAndNul() {
        assertThat(SqlGuard.fault(" \n")).isEqualTo("is empty");
        assertThat(SqlGuard.fault("a\0b")).isEqualTo("holds a NUL character");
    }

    /** As a hostile bundle might have it. */
    @Test
    void readsLongTextsWithoutRecursion() {
        String literal = "'" + "a''".repeat(500_000) + "'";
        assertThat(SqlGuard.fault(literal)).isNull();
        assertThat(SqlGuard.fault("(".repeat(500_000))).isEqualTo("leaves a \"(\" open");
    }
}
