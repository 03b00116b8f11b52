package io.ballast.common.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypeSqlTest {
    @Test
    void makesEnumsWithEveryLabelQuoted() {
        UserType mood = new UserType.EnumType(name("my \"mood\""), List.of("sad", "it's", "back\\slash"));
        assertThat(TypeSql.create("s", mood))
                .isEqualTo("CREATE TYPE \"s\".\"my \"\"mood\"\"\" AS ENUM ('sad', 'it''s', E'back\\\\slash')");
        assertThat(TypeSql.create(null, mood)).startsWith("CREATE TYPE \"my \"\"mood\"\"\" AS ENUM (");
    }

    @Test
    void makesDomainsWithTheirChecks() {
        ColumnType whole = ColumnType.of(BaseType.INTEGER);
        Check years = new Check("1901", "2155", null, null, List.of());
        assertThat(TypeSql.create("s", new UserType.DomainType(name("year"), whole, false, years)))
                .isEqualTo(
                        "CREATE DOMAIN \"s\".\"year\" AS integer NOT NULL CHECK (VALUE >= '1901' AND VALUE <= '2155')");
        ColumnType code = ColumnType.parse("varchar(3)").orElseThrow();
        Check listed = new Check(null, null, 2, null, List.of("a'b", "cd"));
        assertThat(TypeSql.create(null, new UserType.DomainType(name("code"), code, true, listed)))
                .isEqualTo(
                        "CREATE DOMAIN \"code\" AS varchar(3) CHECK (char_length(VALUE) >= 2 AND VALUE IN ('a''b', 'cd'))");
        DomainCheck even = new DomainCheck("is even", new SqlExpression("VALUE % 2 = 0"));
        DomainCheck small = new DomainCheck(null, new SqlExpression("VALUE < 9"));
        assertThat(TypeSql.create(null, new UserType.DomainType(name("code"), whole, true, null, List.of(even, small))))
                .isEqualTo("CREATE DOMAIN \"code\" AS integer CONSTRAINT \"is even\" CHECK (VALUE % 2 = 0)"
                        + " CHECK (VALUE < 9)");
        assertThat(TypeSql.create(null, new UserType.DomainType(name("code"), code, true, null)))
                .isEqualTo("CREATE DOMAIN \"code\" AS varchar(3)");
    }

    @Test
    void addsWhatDomainsAreMadeWithout() {
        ColumnType whole = ColumnType.of(BaseType.INTEGER);
        DomainCheck open = new DomainCheck("is even", new SqlExpression("VALUE % 2 = 0"), false);
        DomainCheck small = new DomainCheck(null, new SqlExpression("VALUE < 9"));
        UserType domain = new UserType.DomainType(name("n"), whole, true, null, List.of(open, small), "it's");
        assertThat(TypeSql.create("s", domain)).isEqualTo("CREATE DOMAIN \"s\".\"n\" AS integer CHECK (VALUE < 9)");
        assertThat(TypeSql.details("s", domain))
                .containsExactly(
                        "ALTER DOMAIN \"s\".\"n\" ADD CONSTRAINT \"is even\" CHECK (VALUE % 2 = 0) NOT VALID",
                        "COMMENT ON DOMAIN \"s\".\"n\" IS 'it''s'");
    }

    @Test
    void makesNothingThatTheTargetHas() {
        assertThatThrownBy(() -> TypeSql.create("s", new UserType.ExistingType(name("thing"), "", null)))
                .hasMessage("\"thing\" is made by somebody else");
    }

    private static TypeName name(String name) {
        return new TypeName(null, name);
    }
}
