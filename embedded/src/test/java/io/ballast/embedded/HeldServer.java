package io.ballast.embedded;

import io.ballast.common.report.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A JVM of its own that starts an embedded server and holds it until it is made to end. */
final class HeldServer {
    private final Process jvm;
    private final Path directory;
    private final long serverProcess;

    private HeldServer(Process jvm, Path directory) throws IOException {
        this.jvm = jvm;
        this.directory = directory;
        this.serverProcess = Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid"))
                .get(0)
                .strip());
    }

    /** The program of that JVM: its argument is the directory, or nothing for a temporary one. */
    public static void main(String[] arguments) throws InterruptedException {
        Optional<Path> dir = arguments.length == 0 ? Optional.empty() : Optional.of(Path.of(arguments[0]));
        EmbeddedServer server = EmbeddedServer.start(dir, Progress.silent(), ServerSettings.forMachine(1L << 30, 2));
        System.out.println(server.directory());
        Thread.sleep(Long.MAX_VALUE);
    }

    static HeldServer start(String... directory) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HeldServer.class.getName()));
        command.addAll(List.of(directory));
        Process jvm = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
        return new HeldServer(jvm, Path.of(out.readLine()));
    }

    Process jvm() {
        return jvm;
    }

    Path directory() {
        return directory;
    }

    boolean serverRuns() {
        return ProcessHandle.of(serverProcess).isPresent();
    }
}
