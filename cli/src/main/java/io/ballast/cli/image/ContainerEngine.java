package io.ballast.cli.image;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.system.Interrupted;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Docker, or what has its command line.
 *
 * @param program such as {@code docker}
 */
public record ContainerEngine(String program) {
    private static final List<String> PROGRAMS = List.of("docker", "podman");

    /**
     * The first one on the path that answers.
     *
     * @throws BallastException (USAGE) when there is none; (DATABASE_FAILED) when it does not answer
     */
    public static ContainerEngine find() {
        String program = PROGRAMS.stream()
                .filter(ContainerEngine::isOnPath)
                .findFirst()
                .orElseThrow(() -> new BallastException(
                        ErrorCategory.USAGE,
                        "there is no docker on the path, nor podman.",
                        Hint.act(
                                "install one of them, or write only what the image is built from, with --output DIR and"
                                        + " without --tag")));
        ContainerEngine engine = new ContainerEngine(program);
        engine.run(
                List.of("version", "--format", "{{.Server.Version}}"),
                program + " does not answer",
                "start its engine, or write only what the image is built from, with --output DIR and without --tag",
                line -> {});
        return engine;
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /**
     * Builds the image.
     *
     * @param lines gets each line that the engine prints
     */
    public void build(Path context, String tag, Consumer<String> lines) {
        run(
                List.of("build", "--tag", tag, context.toString()),
                "the image " + tag + " could not be built",
                "see to it that the base image can be had, and has psql and zstd as the official one does",
                lines);
    }

    /** The size of the image, with all that it is based on. */
    public long sizeBytes(String tag) {
        String size = run(
                List.of("image", "inspect", "--format", "{{.Size}}", tag),
                "the image " + tag + " was built and cannot be looked at",
                "look with " + program + " image ls",
                line -> {});
        return Long.parseLong(size.strip());
    }

    private String run(List<String> arguments, String failure, String hint, Consumer<String> lines) {
        List<String> command = new ArrayList<>();
        command.add(program);
        command.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            LastLines output = LastLines.of(process, lines);
            int exitCode = waitFor(process);
            String text = output.text();
            if (exitCode != 0) {
                throw new BallastException(
                        ErrorCategory.DATABASE_FAILED,
                        failure + ": " + program + " ended with exit code " + exitCode + ", and this before:\n" + text
                                + "\n",
                        Hint.act(hint));
            }
            return text;
        } catch (InterruptedException e) {
            throw Interrupted.during("run of " + program, e);
        } catch (IOException e) {
            throw new BallastException(
                    ErrorCategory.DATABASE_FAILED, failure + ": " + e.getMessage() + ".", Hint.act(hint), e);
        }
    }

    private static int waitFor(Process process) throws InterruptedException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            throw e;
        }
    }
}
