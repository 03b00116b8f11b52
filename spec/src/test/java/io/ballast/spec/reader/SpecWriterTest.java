package io.ballast.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.DatasetSpec;
import io.ballast.spec.yaml.SpecOverrides;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecWriterTest {
    static List<String> presets() {
        return SpecReader.presets();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void readsEveryPresetBackAsItWas(String preset) {
        DatasetSpec spec = SpecReader.preset(preset);
        String text = SpecWriter.write(spec);
        assertThat(SpecReader.read(text, "written")).isEqualTo(spec);
        assertThat(SpecWriter.write(SpecReader.read(text, "written"))).isEqualTo(text);
    }

    @Test
    void carriesTheAlgorithm() {
        String text = SpecWriter.write(SpecReader.preset("users"), OptionalInt.of(3));
        assertThat(text).startsWith("ballast: 1\ndataset: \"users\"\nseed: 42\nalgorithm: 3\ntables:\n  users:\n");
        assertThat(SpecReader.read(text, "written", SpecOverrides.NONE, OptionalInt.of(3)))
                .isEqualTo(SpecReader.preset("users"));
    }
}
