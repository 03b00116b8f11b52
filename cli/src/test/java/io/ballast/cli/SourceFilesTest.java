package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler of JDK 17 says nothing of: a file too long for one reading, and Javadoc that belongs to nothing. */
class SourceFilesTest {
    private static final int LINES = 400;
    private static final List<String> SKIPPED = List.of("target", "node_modules", ".git");
    /** Javadoc before other Javadoc or before the end of a body. JDK 23 and newer refuse it, by {@code -Xlint:dangling-doc-comments}. */
    private static final Pattern DANGLING =
            Pattern.compile("^\\s*/\\*\\*(?:[^*]|\\*(?!/))*+\\*/\\s*(?:/\\*\\*|\\}|import\\b)", Pattern.MULTILINE);

    @Test
    void noFileIsLongerThanItsLimit() throws IOException {
        Map<String, Long> tooLong = new TreeMap<>();
        for (Path file : sources()) {
            long lines = Files.readString(file).lines().count();
            if (lines > LINES) {
                tooLong.put(name(file), lines);
            }
        }
        assertThat(tooLong).as("files of more than " + LINES + " lines").isEmpty();
    }

    @Test
    void javadocStandsBeforeADeclaration() throws IOException {
        List<String> dangling = new ArrayList<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            Matcher comment = DANGLING.matcher(text);
            while (comment.find()) {
                dangling.add(name(file) + ":"
                        + (text.substring(0, comment.start()).lines().count() + 1));
            }
        }
        assertThat(dangling).as("Javadoc that belongs to no declaration").isEmpty();
    }

    private static String name(Path file) {
        return Repository.ROOT.relativize(file).toString();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Repository.ROOT)) {
            List<Path> sources = files.filter(SourceFilesTest::isSource).toList();
            assertThat(sources).hasSizeGreaterThan(1_000);
            return sources;
        }
    }

    private static boolean isSource(Path file) {
        for (Path step : Repository.ROOT.relativize(file)) {
            if (SKIPPED.contains(step.toString())) {
                return false;
            }
        }
        return file.toString().endsWith(".java");
    }
}
