package io.ballast.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayeredSpecTest {
    private static final String LOWER = """
            ballast: 1
            seed: 0
            tables:
              users: { rows: 10, columns: { id: { type: bigint, value: { sequence: {} } }, name: { type: text, value: { constant: x } } } }
              orders: { per: users, count: 2, columns: { user_id: { type: bigint, references: users.id } } }
            """;

    private static YamlValue merged(String upper) {
        return LayeredSpec.of(YamlText.parse(LOWER, "draft"), YamlText.parse(upper, "mine.yaml"));
    }

    private static SpecNode at(YamlValue root, String... path) {
        SpecNode node = SpecNode.root(root);
        for (String key : path) {
            node = node.require(key);
        }
        return node;
    }

    @Test
    void takesTheUpperColumnAndKeepsTheRest() {
        YamlValue spec = merged("tables: { users: { columns: { name: { value: { constant: y } } } } }");
        assertThat(at(spec, "tables", "users", "columns", "name", "value", "constant")
                        .text())
                .isEqualTo("y");
        assertThat(at(spec, "tables", "users", "columns", "name", "type").text())
                .isEqualTo("text");
        assertThat(at(spec, "tables", "users", "columns").keys()).isEqualTo(List.of("id", "name"));
        assertThat(at(spec, "tables", "orders", "per").text()).isEqualTo("users");
    }

    @Test
    void putsRowsInPlaceOfParents() {
        YamlValue spec = merged("tables: { orders: { rows: 7 }, users: { rows: 3 } }");
        assertThat(at(spec, "tables", "orders").keys()).isEqualTo(List.of("columns", "rows"));
        assertThat(at(spec, "tables", "users", "rows").text()).isEqualTo("3");
    }

    @Test
    void putsAValueInPlaceOfAReference() {
        YamlValue spec = merged("tables: { orders: { columns: { user_id: { value: { constant: 1 } } } } }");
        assertThat(at(spec, "tables", "orders", "columns", "user_id").keys()).isEqualTo(List.of("type", "value"));
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> merged("tables:\n  usres: { rows: 1 }"))
                .isInstanceOf(BallastException.class)
                .hasMessage("mine.yaml:2: \"usres\" is no table; found: users, orders; did you mean \"users\"?");
        assertThatThrownBy(() -> merged("tables: { users: { columns: { nmae: { nulls: 1 } } } }"))
                .isInstanceOf(BallastException.class)
                .hasMessage(
                        "mine.yaml:1: \"nmae\" is no column of table \"users\"; found: id, name; did you mean \"name\"?");
    }
}
