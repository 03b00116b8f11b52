package io.ballast.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.spec.DatasetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Puts odd values in the place of each value of a good spec: it is refused in words, or what is read can be written and read back. */
class MutatedSpecsTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    /** One mutation in this many is tried, as all of them take minutes ({@code -Dballast.mutations.stride=1}). Prime, so that places and values both vary. */
    private static final int STRIDE = Integer.getInteger("ballast.mutations.stride", 101);

    private static final List<JsonNode> ODD_VALUES = Stream.of(
                    "null",
                    "\"\"",
                    "0",
                    "-1",
                    "1",
                    "2.5",
                    "1e300",
                    "9223372036854775807",
                    "99999999999999999999999",
                    "true",
                    "\"{\"",
                    "\"\\0\"",
                    "\"id\"",
                    "\"users.id\"",
                    "\"text\"",
                    "\"2024-02-30\"",
                    "[]",
                    "{}",
                    "[null]",
                    "[[]]",
                    "{ a: {} }",
                    "{ sequence: {} }",
                    "{ zipf: { max: 3, mean: 2 } }",
                    "{ normal: { mean: 1e9, standardDeviation: 1e-9 } }")
            .map(YAML::readTree)
            .toList();

    static List<String> texts() {
        List<String> texts = new ArrayList<>();
        SpecReader.presets().forEach(preset -> texts.add(SpecReader.presetText(preset)));
        SpecCase.good().forEach(good -> texts.add(good.spec()));
        return texts;
    }

    @ParameterizedTest
    @MethodSource("texts")
    void areRefusedInWordsOrReadSoundly(String text) {
        JsonNode spec = YAML.readTree(text);
        int mutations = places(spec).size() * ODD_VALUES.size();
        assertThat(mutations).isGreaterThan(STRIDE);
        for (int i = text.length() % STRIDE; i < mutations; i += STRIDE) {
            JsonNode mutated = spec.deepCopy();
            places(mutated).get(i / ODD_VALUES.size()).accept(ODD_VALUES.get(i % ODD_VALUES.size()));
            check(YAML.writeValueAsString(mutated));
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void areRefusedInWordsOrReadSoundlyWhenCutOff(String text) {
        for (int end = 1; end < text.length(); end += STRIDE) {
            check(text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, end))));
        }
    }

    /** What replaces each value within the tree, in the tree's order. */
    private static List<Consumer<JsonNode>> places(JsonNode tree) {
        List<Consumer<JsonNode>> places = new ArrayList<>();
        if (tree instanceof ObjectNode object) {
            for (String key : object.propertyNames()) {
                places.add(odd -> object.set(key, odd));
                places.addAll(places(object.get(key)));
            }
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int position = i;
                places.add(odd -> array.set(position, odd));
                places.addAll(places(array.get(i)));
            }
        }
        return places;
    }

    private static void check(String text) {
        DatasetSpec read;
        try {
            read = SpecReader.read(text, "mutated.yaml");
        } catch (BallastException e) {
            assertThat(e.category()).as(text).isEqualTo(ErrorCategory.INPUT_REFUSED);
            assertThat(e.getMessage()).as(text).matches("(?s)(\\d+ things are wrong:\n  )?mutated\\.yaml.*");
            return;
        } catch (RuntimeException e) {
            throw new AssertionError("not refused in words:\n" + text, e);
        }
        assertThat(SpecReader.read(SpecWriter.write(read), "written.yaml"))
                .as(text)
                .isEqualTo(read);
    }
}
