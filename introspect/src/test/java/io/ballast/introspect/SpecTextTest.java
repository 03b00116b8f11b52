package io.ballast.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecTextTest {
    @ParameterizedTest
    @MethodSource("io.ballast.spec.reader.SpecReader#presets")
    void readsAsTheSpecDoes(String preset) {
        DatasetSpec spec = SpecReader.preset(preset);
        String text = SpecText.write(spec, List.of("head"), Map.of());
        assertThat(SpecWriter.write(SpecReader.read(text, "text"))).isEqualTo(SpecWriter.write(spec));
        assertThat(text.lines()).allMatch(line -> line.length() <= 140);
    }

    @Test
    void quotesWhatYamlWouldTakeForSomethingElse() {
        assertThat(ReadableYaml.write(
                        Map.of(
                                "n",
                                List.of(
                                        "true",
                                        "No",
                                        "1",
                                        "a: b",
                                        "a, b",
                                        "varchar(20)",
                                        "numeric(5,2)",
                                        "ü",
                                        "",
                                        "x #y")),
                        path -> false,
                        Comments.none()))
                .isEqualTo(
                        "\"n\": [\"true\", \"No\", \"1\", \"a: b\", \"a, b\", varchar(20), \"numeric(5,2)\", \"ü\", \"\","
                                + " \"x #y\"]\n");
    }

    @Test
    void breaksLinesThatAreTooLong() {
        String yaml = ReadableYaml.write(
                Map.of(
                        "values",
                        IntStream.range(0, 100).mapToObj(i -> "value-" + i).toList()),
                path -> false,
                Comments.none());
        assertThat(yaml.lines()).hasSizeGreaterThan(5).allMatch(line -> line.length() <= 120);
    }
}
