package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SQL of ours is ASCII, so that it runs in a database of any encoding, comments included. */
class AsciiSqlTest {
    @Test
    void everyFileOfSqlIsAscii() throws IOException {
        List<String> others = new ArrayList<>();
        List<Path> files = sqlFiles();
        for (Path file : files) {
            if (!StandardCharsets.US_ASCII.newEncoder().canEncode(Files.readString(file))) {
                others.add(Repository.ROOT.relativize(file).toString());
            }
        }

        assertThat(files).hasSizeGreaterThan(10);
        assertThat(others).isEmpty();
    }

    private static List<Path> sqlFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Repository.ROOT.resolve("sql"))) {
            return files.filter(file -> file.toString().endsWith(".sql")).toList();
        }
    }
}
