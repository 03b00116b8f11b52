package io.ballast.datapackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class WrongPackagesTest {
    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void refuses(String at, String to, JsonNode given) {
        ObjectNode tree = (ObjectNode) new JsonMapper().readTree(SamplePackage.DESCRIPTOR);
        change(tree, at, given.get("to"));
        SamplePackage.shop(directory).file("datapackage.json", tree.toString());

        String message = given.has("whole")
                ? given.get("whole").asString()
                : directory.resolve("datapackage.json") + ", "
                        + given.get("message").asString()
                        + ". The data package is refused: fix its descriptor, or ask its author."
                        + (given.has("hint") ? " " + given.get("hint").asString() : "");
        assertThatThrownBy(() -> ExternalSource.of(directory))
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_REFUSED));
    }

    @Test
    void refusesWhatIsNoJson() {
        new SamplePackage(directory).file("datapackage.json", "{\"resources\": [");

        assertThatThrownBy(() -> ExternalSource.of(directory))
                .hasMessageStartingWith(directory.resolve("datapackage.json") + ", line 1, column ")
                .hasMessageEndingWith(
                        "expected a descriptor. The data package is refused: fix its descriptor, or ask its author.");
    }

    @Test
    void tellsWhereOneSchemaFileIsWrong() {
        SamplePackage.shop(directory)
                .file(
                        "datapackage.json",
                        SamplePackage.DESCRIPTOR.replaceFirst(
                                "\\{\\s*\"fields\"[^}]*}[^}]*}[^}]*}[^}]*}", "\"customers.json\""))
                .file("customers.json", "{\"fields\": [{\"name\": \"id\"}]}");

        assertThatThrownBy(() -> ExternalSource.of(directory))
                .hasMessageStartingWith(
                        directory.resolve("customers.json") + ", fields[0]: found no type; expected a type");
    }

    static Stream<Object[]> cases() {
        try (InputStream in = WrongPackagesTest.class.getResourceAsStream("/datapackage/packages.yaml")) {
            return StreamSupport.stream(new YAMLMapper().readTree(in).spliterator(), false)
                    .map(one -> new Object[] {one.get("at").asString(), String.valueOf(one.get("to")), one});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void change(ObjectNode tree, String at, @Nullable JsonNode to) {
        JsonNode parent = tree;
        String[] steps = at.split("/", -1);
        for (int i = 0; i < steps.length - 1; i++) {
            parent = parent instanceof ArrayNode array ? array.get(Integer.parseInt(steps[i])) : parent.get(steps[i]);
        }
        String last = steps[steps.length - 1];
        if (to == null) {
            assertThat(((ObjectNode) parent).remove(last)).isNotNull();
        } else {
            ((ObjectNode) parent).set(last, to);
        }
    }
}
