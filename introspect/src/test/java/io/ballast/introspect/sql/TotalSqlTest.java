package io.ballast.introspect.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotalSqlTest {
    private static final Set<String> COLUMNS = Set.of("a", "b", "Big One", "doc");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lower(a)",
                "to_tsvector('english'::regconfig, ((COALESCE(a, ''::text) || ' '::text) || b))",
                "lower((doc ->> 'email'::text))",
                "(a IS NOT NULL)",
                "LEAST(a, \"Big One\")",
                "CASE WHEN (a > b) THEN 'x'::text ELSE NULL::text END",
                "setweight(to_tsvector('simple'::regconfig, (a)::text), 'A'::\"char\")"
            })
    void takesWhatAlwaysHasAValue(String sql) {
        assertThat(TotalSql.of(sql, COLUMNS))
                .hasValueSatisfying(total -> assertThat(total.arithmetic()).isFalse());
    }

    @Test
    void listsWhatIsAddedAndMultiplied() {
        assertThat(TotalSql.of("((a * \"Big One\") - (a)::bigint) + 2.5", COLUMNS))
                .hasValue(new TotalSql(List.of("a", "Big One", "a"), List.of(new BigDecimal("2.5")), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a / b)",
                "((doc ->> 'n'::text))::date",
                "(a)::character varying(3)",
                "slug(a)",
                "public.lower(a)",
                "substr(a, 0, -1)",
                "(a)::text[]",
                "c",
                "E'\\\\x' || a",
                "(a % b)"
            })
    void refusesWhatMayHaveNone(String sql) {
        assertThat(TotalSql.of(sql, COLUMNS)).isEmpty();
    }
}
