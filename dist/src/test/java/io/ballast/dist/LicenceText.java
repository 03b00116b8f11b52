package io.ballast.dist;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of {@code src/licenses}: lines that say what it is of, a rule, the text.
 *
 * @param covers libraries as {@code group:artifact}, and patterns of files beside the server: with a slash of their path, else of
 *     their name
 * @param text what follows the rule
 */
record LicenceText(String file, List<String> covers, String text) {
    private static final String COVERS = "Covers: ";
    private static final String RULE = "\n" + "-".repeat(78) + "\n";

    LicenceText {
        covers = List.copyOf(covers);
    }

    static List<LicenceText> all(Path directory) throws IOException {
        List<LicenceText> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(f -> !f.endsWith("README.txt")).sorted().toList()) {
                texts.add(read(file));
            }
        }
        return texts;
    }

    private static LicenceText read(Path file) throws IOException {
        String[] parts = Files.readString(file).split(RULE, 2);
        if (parts.length != 2) {
            throw new IOException(file + ": no rule between what it covers and the text");
        }
        List<String> covers = parts[0].lines()
                .filter(line -> line.startsWith(COVERS))
                .map(line -> line.substring(COVERS.length()))
                .toList();
        return new LicenceText(file.getFileName().toString(), covers, parts[1].strip());
    }

    boolean coversLibrary(String coordinates) {
        return covers.contains(coordinates);
    }

    /** Whether it covers a file of a server's archive, by its path from the archive's root. */
    boolean coversFile(Path path) {
        return covers.stream().filter(pattern -> !pattern.contains(":")).anyMatch(pattern -> FileSystems.getDefault()
                .getPathMatcher("glob:" + pattern)
                .matches(pattern.contains("/") ? path : path.getFileName()));
    }
}
