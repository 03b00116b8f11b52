package io.ballast.spec.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A preset is a file; the list of names says which comes first. */
class PresetFilesTest {
    @Test
    void everyFileIsListed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/io/ballast/presets"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(SpecReader.presets());
        }
    }

    @Test
    void pagesListThem() throws IOException {
        for (String page : List.of("README.md", "docs/dataset-spec.md", "docs/testkit.md")) {
            assertThat(Files.readString(Path.of("..", page)).replace("`", ""))
                    .contains(String.join(", ", SpecReader.presets()));
        }
    }
}
