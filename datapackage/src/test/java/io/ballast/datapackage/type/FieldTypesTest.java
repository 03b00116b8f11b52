package io.ballast.datapackage.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class FieldTypesTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void reads(String field, JsonNode given) throws UnknownFormat {
        FieldTraits traits = traits(given.get("field"));
        if (given.has("refusal")) {
            assertThatThrownBy(() -> FieldTypes.of(traits))
                    .isInstanceOf(UnknownFormat.class)
                    .hasMessage(given.get("refusal").asString());
            return;
        }
        FieldMapping type = FieldTypes.of(traits);
        assertThat(type.column().sql()).isEqualTo(given.get("column").asString());
        if (given.has("values")) {
            given.get("values").properties().forEach(value -> assertThat(converted(type, value.getKey()))
                    .as(value.getKey())
                    .isEqualTo(value.getValue().asString()));
        }
    }

    static Stream<Object[]> cases() {
        try (InputStream in = FieldTypesTest.class.getResourceAsStream("/datapackage/values.yaml")) {
            return StreamSupport.stream(new YAMLMapper().readTree(in).spliterator(), false)
                    .map(one -> new Object[] {one.get("field").toString(), one});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String converted(FieldMapping type, String value) {
        Conversion conversion = type.conversion();
        try {
            return conversion == null ? value : conversion.convert(value);
        } catch (UnreadableValue e) {
            return "! " + e.what();
        }
    }

    private static FieldTraits traits(JsonNode field) {
        return new FieldTraits(
                field.get("type").asString(),
                text(field, "format"),
                new BooleanWords(texts(field, "trueValues"), texts(field, "falseValues")),
                new NumberMarks(text(field, "decimalChar"), text(field, "groupChar"), !field.has("bareNumber")),
                new ListTraits(text(field, "delimiter"), text(field, "itemType")));
    }

    private static @Nullable String text(JsonNode field, String key) {
        return field.has(key) ? field.get(key).asString() : null;
    }

    private static @Nullable List<String> texts(JsonNode field, String key) {
        if (!field.has(key)) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        field.get(key).forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
