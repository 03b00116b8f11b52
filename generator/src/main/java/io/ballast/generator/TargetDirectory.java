package io.ballast.generator;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.ShardPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The directory that a bundle is made in. */
record TargetDirectory(Path path) {
    /** Creates the directory where it is missing, and refuses one that has anything in it. */
    static TargetDirectory claim(Path path) {
        try {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        path + " is a file; a bundle needs a directory that is missing or empty. Choose another one.");
            }
            Files.createDirectories(path);
            refuseContent(path);
            return new TargetDirectory(path);
        } catch (IOException e) {
            throw failed("create", path, e);
        }
    }

    private static void refuseContent(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            files.map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .min(String::compareTo)
                    .ifPresent(name -> {
                        throw new BallastException(
                                ErrorCategory.INPUT_REFUSED,
                                path + " is not empty: it holds " + name
                                        + ". Choose a directory that is missing or empty,"
                                        + " or go on with an unfinished bundle there: --resume.");
                    });
        }
    }

    /** Makes the directories that the plan's shards lie in. */
    void createTableDirectories(GenerationPlan plan) {
        for (ShardPlan shard : plan.shards()) {
            if (shard.number() == 0) {
                Path directory =
                        Objects.requireNonNull(path.resolve(shard.path()).getParent());
                try {
                    Files.createDirectories(directory);
                } catch (IOException e) {
                    throw failed("create", directory, e);
                }
            }
        }
    }

    private static BallastException failed(String verb, Path path, IOException cause) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "cannot " + verb + " " + path + ": " + cause.getMessage()
                        + ". See to it that the disk has room and the directory can be written, then run again.",
                cause);
    }
}
