package io.ballast.introspect.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.DefaultFunction;
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
                "ARRAY[]::text[], text[], {}",
                "(ARRAY[]::text[])::varchar[], varchar[], {}",
                "'{}'::jsonb, jsonb, {}",
                "'2020-01-01'::date, date, 2020-01-01"
            })
    void readsLiterals(String sql, String type, String literal) {
        assertThat(DefaultSql.parse(sql, ColumnType.parse(type).orElseThrow()))
                .hasValue(new ColumnDefault.Literal(literal));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "now(), timestamptz, NOW, , false",
                "CURRENT_TIMESTAMP, timestamptz, CURRENT_TIMESTAMP, , false",
                "CURRENT_TIMESTAMP(3), timestamp(3), CURRENT_TIMESTAMP, 3, false",
                "CURRENT_DATE, date, CURRENT_DATE, , false",
                "('now'::text)::date, date, CURRENT_DATE, , false",
                "(now())::date, date, NOW, , true",
                "clock_timestamp(), timestamptz, CLOCK_TIMESTAMP, , false",
                "LOCALTIMESTAMP, timestamp, LOCALTIMESTAMP, , false",
                "\"timezone('utc'::text, now())\", timestamp, TIMEZONE_UTC_NOW, , false",
                "(now() AT TIME ZONE 'utc'::text), timestamp, UTC_NOW, , false",
                "CURRENT_USER, text, CURRENT_USER, , false",
                "random(), double precision, RANDOM, , false",
                "uuidv7(), uuid, UUIDV7, , false",
                "gen_random_uuid(), uuid, GEN_RANDOM_UUID, , false",
                "uuid_generate_v4(), uuid, GEN_RANDOM_UUID, , false",
                "(gen_random_uuid())::text, text, GEN_RANDOM_UUID, , true",
                "(gen_random_uuid())::varchar(36), varchar(36), GEN_RANDOM_UUID, , true"
            })
    void readsFunctions(String sql, String type, DefaultFunction function, Integer precision, boolean cast) {
        assertThat(DefaultSql.parse(sql, ColumnType.parse(type).orElseThrow()))
                .hasValue(new ColumnDefault.Call(function, precision, cast));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "nextval('s'::regclass), integer",
                "NULL::text, text",
                "\"timezone('CET'::text, now())\", timestamp",
                "gen_random_uuid(), varchar(10)",
                "(gen_random_uuid())::text, uuid",
                "now(3), timestamptz",
                "'x'::text || 'y'::text, text",
                "'no number'::integer, integer"
            })
    void givesUpOnAllElse(String sql, String type) {
        assertThat(DefaultSql.parse(sql, ColumnType.parse(type).orElseThrow())).isEmpty();
    }
}
