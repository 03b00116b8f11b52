package io.ballast.cli.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A copy of the launcher in a folder with a small source tree, a JDK and a Maven of shell scripts: the JDK tells the
 * arguments it was started with, Maven makes the jar and writes down that it was called. The path leads to nothing else
 * than these and the few programs of every Unix that the launcher uses.
 */
final class LaunchFolder {
    private static final List<String> PROGRAMS = List.of(
            "cat",
            "cksum",
            "dirname",
            "find",
            "grep",
            "head",
            "ln",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "tail",
            "touch",
            "wc");

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();

    /** What the launcher, or what it started, left behind. */
    record Result(int exitCode, String out, String err) {}

    LaunchFolder(Path folder) throws IOException {
        // A space and a quote in the name: what the launcher must cope with everywhere.
        this.root = Files.createDirectory(folder.resolve("Ann's project"));
        Files.copy(Path.of("..", "ballast"), launcher(), StandardCopyOption.COPY_ATTRIBUTES);
        for (String source : List.of("pom.xml", "sql/a.sql", "cli/pom.xml", "cli/src/main/java/A.java")) {
            write(source, "");
        }
        for (String source : List.of("cli/src/test/java/ATest.java", "testdb/src/main/java/B.java")) {
            write(source, "");
        }
        for (String program : PROGRAMS) {
            script("tools/" + program, "exec " + find(program) + " \"$@\"");
        }
        script(
                "jdk/bin/java",
                "for a in \"$@\"; do printf '[%s]\\n' \"$a\"; done",
                "[ -z \"${ARCHIVE_FAILS:-}\" ] || case \" $* \" in *.part*) exit 1 ;; esac",
                "[ -z \"${ARCHIVE_SECONDS:-}\" ] || case \" $* \" in *.part*) sleep \"$ARCHIVE_SECONDS\" ;; esac",
                "for a in \"$@\"; do case $a in *=*.archive.part) echo classes >\"${a#*=}\" ;; esac; done",
                "echo \"<$LC_ALL>\"",
                "exit ${EXIT:-0}");
        script("jdk/bin/javac", "exit 0");
        write("jdk/release", "JAVA_VERSION=\"17.0.15\"\n");
        script(
                "maven/mvn",
                "echo called >>'" + calls().toString().replace("'", "'\\''") + "'",
                "sleep ${BUILD_SECONDS:-0}",
                "[ -z \"${BUILD_FAILS:-}\" ] || { echo '[ERROR] cannot find symbol'; exit 1; }",
                "mkdir -p cli/target; echo jar >cli/target/ballast.jar");
        environment.put("PATH", root.resolve("tools") + File.pathSeparator + root.resolve("maven"));
        environment.put("JAVA_HOME", root.resolve("jdk").toString());
        environment.put("LANG", "C.UTF-8");
    }

    static Path find(String program) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return Path.of(folder, program);
            }
        }
        throw new IllegalStateException("no " + program + " on the path");
    }

    Path root() {
        return root;
    }

    Path launcher() {
        return root.resolve("ballast");
    }

    Path jar() {
        return root.resolve("cli/target/ballast.jar");
    }

    Path archive() {
        return root.resolve("cli/target/ballast-java-17.archive");
    }

    Path lock() {
        return root.resolve("cli/target/ballast.building");
    }

    private Path calls() {
        return root.resolve("maven/calls");
    }

    int builds() throws IOException {
        return Files.exists(calls()) ? Files.readAllLines(calls()).size() : 0;
    }

    void with(String variable, String value) {
        environment.put(variable, value);
    }

    void without(String variable) {
        environment.remove(variable);
    }

    Path write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }

    Path script(String path, String... lines) throws IOException {
        Path file = write(path, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("not executable: " + file);
        }
        return file;
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        return run(launcher(), root, arguments);
    }

    Result run(Path command, Path workingFolder, String... arguments) throws IOException, InterruptedException {
        return result(start(command, workingFolder, arguments));
    }

    Process start(Path command, Path workingFolder, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(command.toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(workingFolder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Waits for the end; the little that is written fits into the pipes. */
    static Result result(Process process) throws IOException, InterruptedException {
        int exitCode = process.waitFor();
        return new Result(
                exitCode,
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}
