package io.ballast.datapackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.ShardInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptorYamlTest {
    private static final String REMEDY = ". The data package is refused: fix its descriptor, or ask its author.";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"datapackage.yaml", "datapackage.yml"})
    void readsAPackageWithItsSchemaInAnotherFile(String name) {
        SamplePackage shop = new SamplePackage(directory)
                .file(name, """
                        # Made by hand.
                        name: shop
                        profile:   data-package
                        resources:
                          - name: customers
                            path: customers.csv
                            dialect: {delimiter: ";"}
                            schema: schemas/customers.yaml
                        """)
                .file("schemas/customers.yaml", """
                        primaryKey: [id]
                        missingValues: ["", "-"]
                        fields:
                          - name: id
                            type: integer
                            constraints: {minimum: 0, maximum: 9999999999999999999}
                          - {name: "name", type: string}
                          - name: share
                            type: number
                            constraints: {minimum: 0.300000000000000001}
                        """)
                .file("customers.csv", "id;name;share\n1;Zo\u00eb;0.5\n2;-;\n");

        assertThat(DataPackage.isExternal(ShardInput.of(directory))).isTrue();
        assertThat(shop.csv("customers")).isEqualTo("1,Zo\u00eb,0.5\n2,,\n");
        assertThat(ExternalSource.of(directory).read().tables().get(0).schema().columns())
                .extracting(column -> String.valueOf(column.check()))
                .anyMatch(check -> check.contains("0.300000000000000001"))
                .anyMatch(check -> check.contains("9999999999999999999"));
    }

    @Test
    void readsTheSameAsTheJsonThatItStandsFor() {
        byte[] yaml = """
                a: {b: [1, -2.50, true, null, "", 'x', 1e3, "1", yes, 2024-01-01], "c d": }
                e: |
                  lines
                  of text
                """.getBytes(StandardCharsets.UTF_8);

        String json = "{\"a\": {\"b\": [1, -2.50, true, null, \"\", \"x\", 1e3, \"1\", \"yes\", \"2024-01-01\"],"
                + " \"c d\": null}, \"e\": \"lines\\nof text\\n\"}";
        assertThat(DescriptorYaml.tree("x.yaml", yaml).node())
                .hasToString(DescriptorFile.tree("x.json", json.getBytes(StandardCharsets.UTF_8), "")
                        .node()
                        .toString());
    }

    @Test
    void goesByTheJsonWhereThereAreBoth() {
        SamplePackage shop = SamplePackage.shop(directory).file("datapackage.yaml", "nonsense");

        assertThat(shop.csv("orders")).isEqualTo("1,1\n2,2\n");
    }

    @Test
    void refusesTwoDescriptors() {
        new SamplePackage(directory).file("datapackage.yaml", "a: 1").file("datapackage.yml", "a: 1");

        assertThatThrownBy(() -> DataPackage.isExternal(ShardInput.of(directory)))
                .hasMessage(directory + ": found datapackage.yaml and datapackage.yml; expected one of them" + REMEDY);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refuses(String yaml, String message) {
        assertThatThrownBy(() -> DescriptorYaml.tree("x.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
                .hasMessage("x.yaml" + message + REMEDY);
    }

    static Stream<Arguments> refuses() {
        return Stream.of(
                arguments("", ": found an empty file; expected a descriptor"),
                arguments("a: 1\n---\nb: 2\n", ", line 3: found a second document; expected one"),
                arguments("a: &x [1]\nb: *x\n", ", line 2: found an alias; expected the value itself"),
                arguments("a: 1\nb: 2\na: 3\n", ", line 3: found the key \"a\" again; expected each key once"),
                arguments(
                        "a: " + "[".repeat(40) + "]".repeat(40),
                        ", line 1: found more than 32 levels of mappings and lists; expected at most that"),
                arguments(
                        "a: [1\nb: 2\n",
                        ", line 2: found no YAML that can be read (expected ',' or ']', but got :); expected a descriptor"));
    }

    @Test
    void refusesWhatIsTooLongOrNoUtf8() {
        byte[] long_ = " ".repeat((int) DescriptorYaml.MAX_LENGTH + 1).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> DescriptorYaml.tree("x.yaml", long_))
                .hasMessage("x.yaml: found 16777217 bytes; expected at most 16777216" + REMEDY);
        assertThatThrownBy(() -> DescriptorYaml.tree("x.yaml", new byte[] {'a', ':', ' ', (byte) 0xe4}))
                .hasMessage("x.yaml: found bytes that are no UTF-8; expected a descriptor in UTF-8" + REMEDY);
        assertThatThrownBy(
                        () -> DescriptorYaml.tree("x.yaml", ("a: " + "9".repeat(30)).getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("no YAML that can be read");
    }
}
