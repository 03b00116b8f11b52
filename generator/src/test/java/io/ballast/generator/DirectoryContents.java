package io.ballast.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What directories hold, to compare them. */
final class DirectoryContents {
    private DirectoryContents() {}

    /** The bytes of all files, as numbers, by their paths. */
    static Map<String, BigInteger> of(Path directory) {
        Map<String, BigInteger> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(directory.relativize(file).toString(), new BigInteger(1, Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }
}
