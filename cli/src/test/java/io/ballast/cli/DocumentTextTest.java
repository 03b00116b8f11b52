package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the documents free of what a script should have filled in, and their tables to as many cells as their heads have. */
class DocumentTextTest {
    private static final Pattern FENCED = Pattern.compile("(?ms)^\\s*```.*?^\\s*```");
    /** {@code {name[…]:.1f}}, {@code {call(…)}}, {@code %(name)s}, {@code ${name}}: what scripts put values into. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\w+[\\[(][^}\n]*}|:\\.\\d+f}|%\\(\\w+\\)s|\\$\\{\\w+}");

    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern RULE = Pattern.compile("^\\|[ :|-]+\\|$");

    @Test
    void nothingIsLeftToFillIn() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path document : Repository.documents()) {
            PLACEHOLDER
                    .matcher(FENCED.matcher(Files.readString(document)).replaceAll(""))
                    .results()
                    .forEach(hit -> found.add(Repository.ROOT.relativize(document) + ": " + hit.group()));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyRowHasTheCellsOfItsHead() throws IOException {
        List<String> found = new ArrayList<>();
        int tables = 0;
        for (Path document : Repository.documents()) {
            long width = 0;
            for (String line :
                    FENCED.matcher(Files.readString(document)).replaceAll("").split("\n", -1)) {
                if (!line.startsWith("|")) {
                    width = 0;
                } else if (width == 0) {
                    width = cells(line);
                    tables++;
                } else if (cells(line) != width && !RULE.matcher(line).matches()) {
                    found.add(Repository.ROOT.relativize(document) + ": " + line);
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(tables).as("tables found").isGreaterThan(10);
    }

    private static long cells(String row) {
        return CELL_END.matcher(row).results().count() - 1;
    }
}
