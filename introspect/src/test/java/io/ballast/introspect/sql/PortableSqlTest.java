package io.ballast.introspect.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.SqlGuard;
import org.junit.jupiter.api.Test;

class PortableSqlTest {
    @Test
    void escapesBackslashesOfPlainLiteralsAlone() {
        String sql = "((a ~ '^\\+?\\d ''x''$'::text) AND (\"odd\\'name\" <> 'plain') AND (b <> E'as\\\\is'))";
        assertThat(PortableSql.of(sql))
                .isEqualTo(
                        "((a ~ E'^\\\\+?\\\\d ''x''$'::text) AND (\"odd\\'name\" <> 'plain') AND (b <> E'as\\\\is'))");
        assertThat(SqlGuard.fault(PortableSql.of(sql))).isNull();
    }

    @Test
    void readsLongTexts() {
        String literal = "'" + "a''".repeat(100_000) + "\\'";
        assertThat(PortableSql.of(literal)).hasSize(literal.length() + 2).startsWith("E'a''");
    }
}
