package io.ballast.common.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTextTest {
    @Test
    void quotesNames() {
        assertThat(SqlText.name("select")).isEqualTo("\"select\"");
        assertThat(SqlText.name("a\"; DROP TABLE b; --")).isEqualTo("\"a\"\"; DROP TABLE b; --\"");
        assertThat(SqlText.name("s", "t")).isEqualTo("\"s\".\"t\"");
        assertThat(SqlText.name(null, "t")).isEqualTo("\"t\"");
        assertThat(SqlText.names(List.of("a", "b\"c"))).isEqualTo("\"a\", \"b\"\"c\"");
    }

    @Test
    void refusesNamesThatPostgresCannotHold() {
        assertThatThrownBy(() -> SqlText.name("")).hasMessage("not a name PostgreSQL can hold: \"\"");
        assertThatThrownBy(() -> SqlText.name("a\0b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void quotesLiterals() {
        assertThat(SqlText.literal("it's")).isEqualTo("'it''s'");
        assertThat(SqlText.literal("\\'")).isEqualTo(" E'\\\\'''");
        assertThat(SqlText.literal("")).isEqualTo("''");
        assertThatThrownBy(() -> SqlText.literal("a\0")).hasMessage("PostgreSQL text cannot hold a NUL character");
    }

    @Test
    void tellsWhyANameCannotBeOne() {
        assertThat(Identifiers.fault("a".repeat(63))).isNull();
        assertThat(Identifiers.fault("é".repeat(31))).isNull();
        assertThat(Identifiers.fault("select")).isNull();
        assertThat(Identifiers.fault("")).isEqualTo("is empty");
        assertThat(Identifiers.fault("é".repeat(32))).isEqualTo("has 64 bytes in UTF-8");
        assertThat(Identifiers.fault("a\0")).isEqualTo("holds a NUL character");
        assertThat(Identifiers.fault("\ud800")).isEqualTo("is not valid Unicode");
    }

    @Test
    void tellsWhatAnIndexMethodCannotDo() {
        assertThat(IndexRules.fault(index(Index.Method.BTREE, true, List.of("a", "b"), List.of("c"))))
                .isNull();
        assertThat(IndexRules.fault(index(Index.Method.HASH, true, List.of("a"), List.of())))
                .isEqualTo("a hash index cannot be unique; btree can");
        assertThat(IndexRules.fault(index(Index.Method.HASH, false, List.of("a", "b"), List.of())))
                .isEqualTo("a hash index takes one column, not 2");
        assertThat(IndexRules.fault(index(Index.Method.GIN, false, List.of("a"), List.of("c"))))
                .isEqualTo("a gin index cannot include columns; btree, gist and spgist can");
    }

    private static Index index(Index.Method method, boolean unique, List<String> columns, List<String> include) {
        return new Index(columns, method, unique, null, include);
    }
}
