package io.ballast.introspect.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ColumnType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultSqlTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "'open'::text, text, open",
                "0, integer, 0",
                "'-1'::integer, integer, -1",
                "(-1), integer, -1",
                "0.00, \"numeric(10,2)\", 0.00",
                "true, boolean, t",
                "'{}'::text[], text[], {}",
                "'2020-01-01'::date, date, 2020-01-01"
            })
    void readsLiterals(String sql, String type, String literal) {
        assertThat(DefaultSql.parse(sql, ColumnType.parse(type).orElseThrow()))
                .hasValue(new ColumnDefault.Literal(literal));
    }

    @ParameterizedTest
    @CsvSource({
        "now(), timestamptz, NOW",
        "CURRENT_TIMESTAMP, timestamptz, NOW",
        "CURRENT_DATE, date, CURRENT_DATE",
        "gen_random_uuid(), uuid, GEN_RANDOM_UUID"
    })
    void readsFunctions(String sql, String type, ColumnDefault.Function function) {
        assertThat(DefaultSql.parse(sql, ColumnType.parse(type).orElseThrow())).hasValue(function);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "nextval('s'::regclass), integer",
                "NULL::text, text",
                "\"timezone('utc'::text, now())\", timestamp",
                "'x'::text || 'y'::text, text",
                "'no number'::integer, integer"
            })
    void givesUpOnAllElse(String sql, String type) {
        assertThat(DefaultSql.parse(sql, ColumnType.parse(type).orElseThrow())).isEmpty();
    }
}
