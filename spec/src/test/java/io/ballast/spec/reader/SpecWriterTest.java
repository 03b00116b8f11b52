package io.ballast.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.TableSelection;
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
    void keepsWhichTablesAreChosenInTheOrderOfTheTables() {
        String chosen = "only: [phone_numbers, users]\n" + SpecReader.presetText("users");
        DatasetSpec spec = SpecReader.read(chosen, "chosen");

        assertThat(spec.omitted()).containsExactly("emails");
        String text = SpecWriter.write(spec);
        assertThat(text).contains("seed: 42\nonly:\n- \"users\"\n- \"phone_numbers\"\ntables:\n");
        assertThat(SpecReader.read(text, "written")).isEqualTo(spec);
        assertThat(SpecReader.preset("users").choosing(new TableSelection(List.of(), List.of("emails")), "spec users"))
                .isEqualTo(SpecReader.read(SpecWriter.write(spec), "written"));
    }

    @Test
    void choosingAllTablesChoosesNone() {
        DatasetSpec spec = SpecReader.preset("users");

        assertThat(SpecReader.read("only: [users, emails, phone_numbers]\n" + SpecReader.presetText("users"), "all"))
                .isEqualTo(spec);
        assertThat(spec.choosing(
                        new TableSelection(List.of("users", "phone_numbers", "emails"), List.of()), "spec users"))
                .isEqualTo(spec);
    }

    @Test
    void carriesTheAlgorithm() {
        String text = SpecWriter.write(SpecReader.preset("users"), OptionalInt.of(3));
        assertThat(text).startsWith("ballast: 1\ndataset: \"users\"\nseed: 42\nalgorithm: 3\ntables:\n  users:\n");
        assertThat(SpecReader.read(text, "written", SpecOverrides.NONE, OptionalInt.of(3)))
                .isEqualTo(SpecReader.preset("users"));
    }
}
