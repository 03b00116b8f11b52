package io.ballast.common.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeSyntaxTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    citext                     | "citext"
                    CIText                     | "citext"
                    public."Mood"              | "public"."Mood"
                    "a.b"."c""d"               | "a.b"."c""d"
                    ext.vector(3)              | "ext"."vector"(3)
                    geometry( Point , 4326 )[] | "geometry"(Point,4326)[]
                    "Mood"[]                   | "Mood"[]
                    größe                      | "größe"
                    """)
    void readsTypesAsSqlDoes(String text, String sql) {
        ColumnType type = TypeSyntax.parse(text, null).orElseThrow();
        assertThat(type.sql()).isEqualTo(sql);
        assertThat(type.isOpaque()).isTrue();
        assertThat(type.hasBinaryForm()).isFalse();
        assertThat(type.family()).isEqualTo(TypeFamily.OTHER);
        assertThat(TypeSyntax.parse(sql, null)).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.b.c", "\"\"", "a(1;2)", "a()", "a'b", "1a", "a[3]", "\"a", "a\"", "a(1))"})
    void refusesWhatIsNoType(String text) {
        assertThat(TypeSyntax.parse(text, null)).isEmpty();
    }

    @Test
    void behavesAsTheTypeThatItsValuesAreOf() {
        ColumnType type =
                TypeSyntax.parse("year", ColumnType.of(BaseType.INTEGER)).orElseThrow();
        assertThat(type.is(TypeFamily.WHOLE)).isTrue();
        assertThat(type.hasBinaryForm()).isTrue();
        assertThat(type.asArray().hasBinaryForm()).isTrue();
        assertThat(type.values()).isEqualTo(ColumnType.of(BaseType.INTEGER));
    }
}
