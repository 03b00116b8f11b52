package io.ballast.generator;

import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.IoReason;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.generator.plan.ShardPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The directory that a bundle, or a part of one, is made in. */
record TargetDirectory(Path path) {
    /**
     * Takes a directory for a run, creating it where it is missing. A new bundle needs an empty one; a new part may find other
     * parts there; a resumed run must find its own log, or nothing.
     */
    static TargetDirectory claim(GenerationOptions options, RunIdentity identity) {
        Path path = options.directory();
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    path + " is a file; a bundle needs a directory that is missing or empty. Choose another one.");
        }
        createDirectories(path);
        List<String> content = content(path);
        Part part = options.part();
        boolean begun = content.contains(part.shardLogName());
        if (options.resume() && begun) {
            ShardLog.identity(path.resolve(part.shardLogName())).ifPresent(found -> identity.checkSame(found, path));
            return new TargetDirectory(path);
        }
        content.stream()
                .filter(name -> !isAllowed(name, part, begun))
                .findFirst()
                .ifPresent(name -> {
                    throw refused(path, name, options.resume());
                });
        return new TargetDirectory(path);
    }

    /** Other parts of the same number of parts may be there, and what a crash left before a log had its name. */
    private static boolean isAllowed(String name, Part part, boolean begun) {
        if (name.equals(part.shardLogName() + BundleLayout.UNFINISHED)) {
            return true;
        }
        return !part.isWhole()
                && !begun
                && !name.equals(part.descriptorName())
                && (name.equals(BundleLayout.DATA) || name.matches("part-\\d+-of-" + part.of() + "\\..*"));
    }

    private static BallastException refused(Path path, String name, boolean resume) {
        Hint other = Hint.act("choose a directory that is missing or empty");
        return resume
                ? new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        path + " holds " + name + " and no log of an unfinished bundle, so there is nothing to resume.",
                        other)
                : new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        path + " is not empty: it holds " + name + ".",
                        other.or(Hint.act("if that is an unfinished bundle").then(Rerun.RESUME)));
    }

    private static List<String> content(Path path) {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw failed("read", path, e);
        }
    }

    /** Makes the directories that shards lie in. */
    void createTableDirectories(List<ShardPlan> shards) {
        shards.stream()
                .map(shard -> Objects.requireNonNull(path.resolve(shard.path()).getParent()))
                .distinct()
                .forEach(TargetDirectory::createDirectories);
    }

    private static void createDirectories(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw failed("create", directory, e);
        }
    }

    private static BallastException failed(String verb, Path path, IOException cause) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "cannot " + verb + " " + path + ": " + IoReason.of(cause)
                        + ". See to it that the disk has room and the directory can be written, then run again.",
                cause);
    }
}
