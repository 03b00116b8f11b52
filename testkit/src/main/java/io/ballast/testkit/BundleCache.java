package io.ballast.testkit;

import io.ballast.common.bundle.Sha256;
import io.ballast.common.system.SystemUser;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Bundles that were made for tests, kept from run to run: a directory per resolved spec, named by its hash. What lies here may be
 * deleted at any time; it is made again.
 */
final class BundleCache {
    static final String PROPERTY = "ballast.test.cache";

    private static final OptionalInt ALGORITHM = OptionalInt.of(AlgorithmVersion.CURRENT);
    private static final int DIGITS = 16;

    private final Path directory;

    BundleCache(Path directory) {
        this.directory = directory;
    }

    /** The one that system property {@code ballast.test.cache} names, else one in the user's cache directory. */
    static Path directory() {
        String property = System.getProperty(PROPERTY, "");
        if (!property.isBlank()) {
            return Path.of(property.strip()).toAbsolutePath();
        }
        @Nullable String cache = System.getenv("XDG_CACHE_HOME");
        Path caches = cache != null && Path.of(cache).isAbsolute()
                ? Path.of(cache)
                : SystemUser.home().resolve(".cache");
        return caches.resolve("ballast").resolve("bundles");
    }

    /** The bundle of a spec; made beside its place and moved there when it is complete, so that runs in parallel do no harm. */
    Path bundle(DatasetSpec spec) {
        String yaml = SpecWriter.write(spec, ALGORITHM);
        Path home = directory.resolve(spec.name() + "-" + Sha256.hex(yaml).substring(0, DIGITS));
        if (Files.isDirectory(home)) {
            return home;
        }
        try {
            Files.createDirectories(directory);
            Path unfinished = Files.createTempDirectory(directory, "unfinished-");
            try {
                new BundleGenerator(spec, yaml, GenerationOptions.into(unfinished), new LogProgress()).run();
                moveUnlessThere(unfinished, home);
            } finally {
                delete(unfinished);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot keep the dataset's bundle in " + directory + "; -D" + PROPERTY + "=DIR names another place",
                    e);
        }
    }

    /** Another JVM may have been faster; its bundle is the same. */
    private static void moveUnlessThere(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
