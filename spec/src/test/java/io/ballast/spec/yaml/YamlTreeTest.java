package io.ballast.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecReader.WrittenSpec;
import io.ballast.spec.reader.SpecWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tree in memory reads as its text does. */
final class YamlTreeTest {
    private static List<String> presets() {
        return SpecReader.presets();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void saysWhatItsTextSays(String preset) {
        DatasetSpec spec = SpecReader.preset(preset);
        YamlValue tree = YamlTree.of(SpecWriter.tree(spec), "tree");
        YamlValue text = YamlText.parse(SpecWriter.write(spec), "text");

        assertThat(YamlTree.saysTheSame(tree, text)).isTrue();
        assertThat(tree.size()).isEqualTo(text.size());
        assertThat(tree.depth()).isEqualTo(text.depth());
    }

    @Test
    void takesTextsForTextsAndNumbersForNumbers() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("word", "true");
        tree.put("digits", "12");
        tree.put("number", 12L);
        tree.put("share", 0.25);
        tree.put("truth", true);
        tree.put("nothing", null);
        tree.put("list", List.of("a", 1, List.of()));

        YamlValue text = YamlText.parse("""
                word: "true"
                digits: "12"
                number: 12
                share: 0.25
                truth: true
                nothing: null
                list: [a, 1, []]
                """, "text");

        assertThat(YamlTree.saysTheSame(YamlTree.of(tree, "tree"), text)).isTrue();
    }

    @Test
    void seesEveryDifference() {
        YamlValue tree = YamlTree.of(Map.of("a", List.of(1, "b")), "tree");

        assertThat(YamlTree.saysTheSame(tree, YamlText.parse("a: [1, b]", "text")))
                .isTrue();
        for (String other :
                List.of("a: [1, c]", "a: [2, b]", "a: ['1', b]", "a: [1]", "a: [1, b, b]", "b: [1, b]", "a: b")) {
            assertThat(YamlTree.saysTheSame(tree, YamlText.parse(other, "text")))
                    .as(other)
                    .isFalse();
        }
        assertThat(YamlTree.saysTheSame(YamlText.parse("a: 1\nb: 2", "one"), YamlText.parse("b: 2\na: 1", "other")))
                .isFalse();
    }

    @Test
    void countsTheTextWhereItSaysSomethingElse() {
        DatasetSpec spec = SpecReader.preset("users");
        Map<String, Object> other = new LinkedHashMap<>(SpecWriter.tree(spec));
        other.put("seed", 7L);

        WrittenSpec same = SpecReader.written(SpecWriter.tree(spec), () -> SpecWriter.write(spec), "text");
        WrittenSpec different = SpecReader.written(other, () -> SpecWriter.write(spec), "text");
        other.put("seed", "no number");
        WrittenSpec refused = SpecReader.written(other, () -> SpecWriter.write(spec), "text");

        assertThat(List.of(same.spec(), different.spec(), refused.spec())).containsOnly(spec);
        assertThat(same.text()).isEqualTo(SpecWriter.write(spec));
    }
}
