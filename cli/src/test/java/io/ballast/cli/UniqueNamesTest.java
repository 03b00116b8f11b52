package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A type's simple name is its name, in tests as well: nobody has to look at the imports to know which one is meant. */
class UniqueNamesTest {
    private static final String PACKAGE = "package-info.java";

    @Test
    void everyNameStandsForOneType() throws IOException {
        Map<String, Long> files = Stream.concat(
                        Repository.sources("src/main/java").stream(), Repository.sources("src/test/java").stream())
                .map(Path::getFileName)
                .map(Path::toString)
                .filter(name -> !name.equals(PACKAGE))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        assertThat(files).as("files with the names of types").containsKeys("UniqueNamesTest.java", "Ballast.java");

        files.values().removeIf(count -> count == 1);
        assertThat(files).as("files of equal name").isEmpty();
    }
}
