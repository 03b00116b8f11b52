package io.ballast.common.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BaseTypeTest {
    @ParameterizedTest
    @EnumSource
    void isReadAsItIsWritten(BaseType base) {
        assertThat(ColumnType.parse(base.sqlName())).contains(ColumnType.of(base));
        assertThat(ColumnType.parse(base.sqlName() + "[]").map(ColumnType::element))
                .contains(ColumnType.of(base));
    }

    @ParameterizedTest
    @CsvSource({
        "int, INTEGER",
        "int2, SMALLINT",
        "int4, INTEGER",
        "int8, BIGINT",
        "decimal, NUMERIC",
        "float4, REAL",
        "float8, DOUBLE_PRECISION",
        "double, DOUBLE_PRECISION",
        "bool, BOOLEAN",
        "character varying, VARCHAR",
        "character, CHAR",
        "time without time zone, TIME",
        "timestamp without time zone, TIMESTAMP",
        "timestamp  with time  zone, TIMESTAMPTZ"
    })
    void isKnownByItsOtherNames(String name, BaseType base) {
        assertThat(ColumnType.parse(name)).contains(ColumnType.of(base));
    }

    @Test
    void takesALengthOnlyWherePostgresDoes() {
        List<String> taken = new ArrayList<>();
        for (BaseType base : BaseType.values()) {
            for (String modifier : List.of("(5)", "(5,2)")) {
                ColumnType.parse(base.sqlName() + modifier).map(ColumnType::sql).ifPresent(taken::add);
            }
        }

        assertThat(taken)
                .containsExactly(
                        "varchar(5)",
                        "char(5)",
                        "numeric(5)",
                        "numeric(5,2)",
                        "time(5)",
                        "timestamp(5)",
                        "timestamptz(5)",
                        "interval(5)");
        assertThat(ColumnType.parse("interval day to second(3)").orElseThrow().sql())
                .isEqualTo("interval day to second(3)");
        assertThat(ColumnType.parse("interval day(3)")).isEmpty();
        assertThat(ColumnType.parse("interval day to year")).isEmpty();
        assertThat(ColumnType.parse("varchar(10485760)")).isPresent();
        assertThat(ColumnType.parse("varchar(10485761)")).isEmpty();
        assertThat(ColumnType.parse("numeric(1001)")).isEmpty();
        assertThat(ColumnType.parse("varchar(0)")).isEmpty();
    }

    @Test
    void takesTheDigitsOfASecondWherePostgresWritesThem() {
        assertThat(ColumnType.parse("timestamp(3) without time zone").map(ColumnType::sql))
                .contains("timestamp(3)");
        assertThat(ColumnType.parse("Timestamp (0)  with time  zone[]").map(ColumnType::sql))
                .contains("timestamptz(0)[]");
        assertThat(ColumnType.parse("time(6) without time zone").map(ColumnType::sql))
                .contains("time(6)");
        assertThat(List.of("timestamp(7)", "time(3) with time zone", "date(3)", "integer with time zone"))
                .allMatch(type -> ColumnType.parse(type).isEmpty());
    }

    @Test
    void mayBeLongWhereNoLengthIsSet() {
        List<String> types = List.of("text", "varchar", "json", "jsonb", "bytea", "integer[]");
        assertThat(types).allMatch(type -> ColumnType.parse(type).orElseThrow().mayBeLong());
        assertThat(List.of("varchar(5)", "char", "char(5)", "numeric", "uuid"))
                .noneMatch(type -> ColumnType.parse(type).orElseThrow().mayBeLong());
    }
}
