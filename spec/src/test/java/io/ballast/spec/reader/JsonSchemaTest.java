package io.ballast.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Holds the published JSON Schema against the reader: what only its shape makes wrong, both refuse. */
class JsonSchemaTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SpecReader.class.getResourceAsStream("/io/ballast/spec/dataset-spec.schema.json"));

    static List<String> presets() {
        return SpecReader.presets();
    }

    static List<SpecCase> wrong() {
        return SpecCase.wrong();
    }

    static List<SpecCase> good() {
        return SpecCase.good().stream()
                .filter(good -> !good.id().equals("anchors-and-aliases")) // Jackson's tree takes an alias for a text
                .toList();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void takesEveryPresetAndItsWrittenForm(String preset) {
        assertThat(errors(SpecReader.presetText(preset))).isEmpty();
        assertThat(errors(SpecWriter.write(SpecReader.preset(preset), OptionalInt.of(1))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("good")
    void takesEveryGoodSpecAndItsWrittenForm(SpecCase good) {
        assertThat(errors(good.spec())).isEmpty();
        assertThat(errors(SpecWriter.write(SpecReader.read(good.spec(), "spec.yaml"))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWhatIsWrongByItsShapeAlone(SpecCase wrong) {
        JsonNode tree;
        try {
            tree = new YAMLMapper().readTree(wrong.spec());
        } catch (JacksonException notYaml) {
            assertThat(wrong.structural()).isTrue();
            return;
        }
        assertThat(!SCHEMA.validate(tree).isEmpty()).isEqualTo(wrong.structural());
    }

    private static List<Error> errors(String yaml) {
        return SCHEMA.validate(new YAMLMapper().readTree(yaml));
    }
}
