package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class HostilePathsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String name, String path) {
        assertThatThrownBy(() -> parseWithPath(path))
                .hasMessage("datapackage.json, resources[0].ballast.shards[0].path: found " + JsonPlace.quoted(path)
                        + "; expected a relative path below data/ of letters, digits, '.', '_' and '-'."
                        + " The bundle is refused: fetch it again or make it again.");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void accepted(String name, String path) {
        assertThatCode(() -> parseWithPath(path)).doesNotThrowAnyException();
    }

    static Stream<Object[]> refused() {
        return cases("refused");
    }

    static Stream<Object[]> accepted() {
        return cases("accepted");
    }

    private static Stream<Object[]> cases(String group) {
        JsonNode cases = Cases.read("paths.yaml").get(group);
        return cases.properties().stream().map(entry -> new Object[] {
            entry.getKey(),
            switch (entry.getValue().asString()) {
                case "LONG_PART" -> "data/" + "a".repeat(252) + ".csv";
                case "LONG_PATH" -> "data/" + "abcdefg/".repeat(128) + "t.csv";
                default -> entry.getValue().asString();
            }
        });
    }

    private static Bundle parseWithPath(String path) {
        ObjectNode tree = Cases.tree(Compression.NONE);
        ObjectNode resource = (ObjectNode) tree.get("resources").get(0);
        ((ArrayNode) resource.get("path")).set(0, path);
        ((ObjectNode) resource.get("ballast").get("shards").get(0)).put("path", path);
        return Cases.parse(tree);
    }
}
