package io.ballast.introspect.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InlinedSqlTest {
    private static final Map<String, String> EXPRESSIONS = Map.of("total", "(qty * price)", "netTotal", "(a + b)");

    @Test
    void putsExpressionsInThePlacesOfColumns() {
        assertThat(InlinedSql.of("((total >= (0)::numeric) AND (\"netTotal\" < total))", EXPRESSIONS))
                .isEqualTo("((((qty * price)) >= (0)::numeric) AND (((a + b)) < ((qty * price))))");
    }

    @Test
    void leavesTextsFunctionsAndOtherNamesAsTheyAre() {
        String sql = "((note <> 'the total'::text) AND total(x) AND (subtotal > 1) AND (public.total(x) > x::total))";
        assertThat(InlinedSql.of(sql, EXPRESSIONS)).isEqualTo(sql);
    }
}
