package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A type's simple name is its name: nobody has to look at the imports to know which one is meant. */
class UniqueNamesTest {
    private static final String PACKAGE = "package-info.java";
    /** Names that still stand for two types. None may be added. */
    private static final Set<String> LEFT = Set.of(
            "NameRules.java",
            "Place.java",
            "ServerChoice.java",
            "Source.java",
            "TablePlan.java",
            "TestServer.java",
            "Words.java");

    @Test
    void everyNameStandsForOneType() throws IOException {
        Map<String, Long> files = Repository.sources("src/main/java").stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .filter(name -> !name.equals(PACKAGE) && !LEFT.contains(name))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        files.values().removeIf(count -> count == 1);

        assertThat(files).as("files of equal name").isEmpty();
    }
}
