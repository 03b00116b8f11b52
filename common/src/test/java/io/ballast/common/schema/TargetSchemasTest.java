package io.ballast.common.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetSchemasTest {
    private static final TargetSchemas BOTH = TargetSchemas.parse("audit,app");

    @Test
    void callsATableOfOneSchemaByItsNameWhateverThatHolds() {
        TargetSchemas one = TargetSchemas.of("my.app");
        assertThat(one.tableOf("my.app", "a.b")).isEqualTo("a.b");
        assertThat(one.schemaOf("a.b")).isEqualTo("my.app");
        assertThat(one.nameOf("a.b")).isEqualTo("a.b");
        assertThat(one.sql("a.b")).isEqualTo("\"my.app\".\"a.b\"");
    }

    @Test
    void callsATableOfSeveralSchemasByBothNames() {
        assertThat(BOTH.tableOf("app", "users")).isEqualTo("app.users");
        assertThat(BOTH.schemaOf("app.users")).isEqualTo("app");
        assertThat(BOTH.nameOf("app.users")).isEqualTo("users");
        assertThat(BOTH.sql("app.users")).isEqualTo("\"app\".\"users\"");
    }

    @Test
    void isTheSameInWhateverOrderAndHoweverOftenTheyAreNamed() {
        assertThat(BOTH).isEqualTo(TargetSchemas.parse("app,audit,app"));
        assertThat(BOTH.text()).isEqualTo("app,audit");
        assertThat(BOTH.inWords()).isEqualTo("schemas \"app\" and \"audit\"");
        assertThat(TargetSchemas.of("app").inWords()).isEqualTo("schema \"app\"");
    }

    @Test
    void sortsTablesByTheirSchemasAndOmitsThoseOfOthers() {
        assertThat(BOTH.bySchema(List.of("app.a", "audit.a", "app.b", "other.c", "d")))
                .isEqualTo(Map.of("app", List.of("a", "b"), "audit", List.of("a")));
        assertThat(BOTH.overlaps(TargetSchemas.of("app"))).isTrue();
        assertThat(BOTH.overlaps(TargetSchemas.of("other"))).isFalse();
    }

    @Test
    void refusesANameThatIsEmpty() {
        assertThatThrownBy(() -> TargetSchemas.parse("app,")).hasMessage("a schema needs a name");
    }
}
