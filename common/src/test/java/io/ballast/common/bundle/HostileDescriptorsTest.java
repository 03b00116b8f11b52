package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class HostileDescriptorsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void refuses(String name, JsonNode change) {
        ObjectNode tree = Cases.tree(Compression.ZSTD);
        change(tree, change.get("at").asString(), change.get("to"));
        if (change.has("and")) {
            change.get("and").properties().forEach(more -> change(tree, more.getKey(), more.getValue()));
        }
        assertThatThrownBy(() -> Cases.parse(tree))
                .hasMessage("datapackage.json, " + change.get("message").asString()
                        + ". The bundle is refused: fetch it again or make it again.")
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_REFUSED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "description", "licenses", "keywords", "homepage", "sources", "version"})
    void acceptsWhatOnlyDescribes(String key) {
        ObjectNode tree = Cases.tree(Compression.ZSTD);
        tree.put(key, "anything");
        ((ObjectNode) tree.get("resources").get(1)).put("title", "anything");
        assertThat(Cases.parse(tree)).isEqualTo(Cases.bundle(Compression.ZSTD));
    }

    @Test
    void showsWhatIsLongOrInvisibleEscapedAndCut() {
        assertThat(JsonPlace.quoted("a\u0000\n\"\\\u202e\ud800é😀"))
                .isEqualTo("\"a\\u0000\\u000a\\\"\\\\\\u202e\\ud800é😀\"");
        assertThat(JsonPlace.quoted("é".repeat(81))).isEqualTo("\"" + "é".repeat(80) + "…\"");
    }

    static Stream<Object[]> cases() {
        return Cases.read("descriptors.yaml").properties().stream()
                .map(entry -> new Object[] {entry.getKey(), entry.getValue()});
    }

    /** Sets the value at a path, or removes it where {@code to} is null. */
    private static void change(ObjectNode tree, String at, JsonNode to) {
        JsonNode parent = tree;
        String[] steps = at.split("/", -1);
        for (int i = 0; i < steps.length - 1; i++) {
            parent = parent.isArray() ? parent.get(Integer.parseInt(steps[i])) : parent.get(steps[i]);
        }
        String last = steps[steps.length - 1];
        if (parent instanceof ArrayNode array) {
            int index = Integer.parseInt(last);
            if (index == array.size()) {
                array.add(to);
            } else {
                array.set(index, to);
            }
        } else if (to == null) {
            assertThat(((ObjectNode) parent).remove(last)).isNotNull();
        } else {
            ((ObjectNode) parent).set(last, to);
        }
    }
}
