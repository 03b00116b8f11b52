package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies of bundles that state other things than the original, and vouch for them. */
final class BundleEdits {
    private BundleEdits() {}

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** What {@code manifest-sha256.txt} states of a shard. */
    static String shardHash(Path bundle, String path) throws IOException {
        return Files.readAllLines(bundle.resolve("manifest-sha256.txt")).stream()
                .filter(line -> line.endsWith("  " + path))
                .map(line -> line.substring(0, 64))
                .findFirst()
                .orElseThrow();
    }

    /** Changes every place of the descriptor where a text occurs. */
    static void replaceInDescriptor(Path bundle, String found, String instead) throws IOException {
        for (String name : List.of("manifest-sha256.txt", "datapackage.json")) {
            Path file = bundle.resolve(name);
            String before = Files.readString(file);
            assertThat(before).contains(found);
            String after = before.replace(found, instead);
            Path tags = bundle.resolve("tagmanifest-sha256.txt");
            Files.writeString(tags, Files.readString(tags).replace(Sha256.hex(before), Sha256.hex(after)));
            Files.writeString(file, after);
        }
    }
}
