package io.ballast.spark;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real standalone cluster of Spark on this machine: a master and two workers with two cores each, every one a process of its own, from the
 * jars that the module spark/runtime has listed. Shared by the tests of a JVM, and ended with it.
 */
final class StandaloneCluster {
    static final int WORKERS = 2;

    private static final Path JARS = Path.of("runtime", "target", "jars.txt");
    private static final Path JOB_JAR = Path.of("target", "ballast-spark-all.jar");
    private static final Path TEST_CLASSES = Path.of("target", "test-classes");
    private static final int SECONDS_TO_START = 90;
    /** Short runs: less compiling, less memory, and classes are not verified. */
    private static final List<String> SMALL = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote",
            "-Xss512k");

    private static StandaloneCluster shared;

    private final Path home = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "cluster");
    private final List<String> opens;
    private final int port = freePort();
    private final int pagePort = freePort();
    private final Process master;
    private final Map<Integer, Process> workers = new TreeMap<>();
    private final AtomicInteger logs = new AtomicInteger();

    private StandaloneCluster() throws Exception {
        Path jars = Files.createDirectory(home.resolve("jars"));
        for (String jar : Files.readString(JARS).strip().split(":", -1)) {
            Path file = Path.of(jar);
            Files.createSymbolicLink(jars.resolve(file.getFileName()), file);
        }
        opens = opens(jars);
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        master = start(
                "master",
                "256m",
                "org.apache.spark.deploy.master.Master",
                List.of("--host", "127.0.0.1", "--port", "" + port, "--webui-port", "" + pagePort));
        startWorkers();
    }

    static synchronized StandaloneCluster shared() throws Exception {
        if (shared == null) {
            shared = new StandaloneCluster();
        }
        return shared;
    }

    /** Starts the workers that do not run, and waits until the master knows all. */
    void startWorkers() throws Exception {
        for (int number = 1; number <= WORKERS; number++) {
            if (!workers.containsKey(number) || !workers.get(number).isAlive()) {
                workers.put(
                        number,
                        start(
                                "worker",
                                "192m",
                                "org.apache.spark.deploy.worker.Worker",
                                List.of(
                                        // Speculation starts a copy on another host only.
                                        "--host",
                                        "127.0.0." + (number + 1),
                                        "--webui-port",
                                        "" + freePort(),
                                        "--cores",
                                        "2",
                                        "--memory",
                                        "1g",
                                        "--work-dir",
                                        home.resolve("work" + number).toString(),
                                        "spark://127.0.0.1:" + port)));
            }
        }
        awaitWorkers();
    }

    /** Ends the worker whose executor is this process, and the executor, at once. */
    void kill(long executor) {
        for (Process worker : workers.values()) {
            List<ProcessHandle> below = worker.descendants().toList();
            if (below.stream().anyMatch(process -> process.pid() == executor)) {
                worker.destroyForcibly();
                below.forEach(ProcessHandle::destroyForcibly);
                return;
            }
        }
        throw new IllegalStateException("no worker has the executor " + executor);
    }

    /** Starts a driver by spark-submit's main class. */
    Submission submit(String mainClass, List<String> settings, String... arguments) throws IOException {
        return submit(Map.of(), mainClass, settings, arguments);
    }

    /** As the other one, with more variables in the driver's environment. */
    Submission submit(Map<String, String> environment, String mainClass, List<String> settings, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of("--master", "spark://127.0.0.1:" + port, "--class", mainClass, "--executor-memory", "512m"));
        List<String> conf = new ArrayList<>(List.of(
                "spark.driver.host=127.0.0.1",
                "spark.driver.bindAddress=127.0.0.1",
                "spark.ui.enabled=false",
                "spark.cores.max=" + WORKERS,
                "spark.executor.cores=1",
                "spark.executor.extraJavaOptions=" + String.join(" ", SMALL),
                // The file system of the tests, and nothing of the job.
                "spark.executor.extraClassPath=" + faults(),
                "spark.hadoop.fs.faulty.impl=" + HaltingFileSystem.class.getName()));
        conf.addAll(settings);
        conf.forEach(setting -> command.addAll(List.of("--conf", setting)));
        command.add(JOB_JAR.toAbsolutePath().toString());
        command.addAll(Arrays.asList(arguments));
        Path log = home.resolve("driver-" + logs.incrementAndGet());
        return new Submission(
                start("driver", "512m", "org.apache.spark.deploy.SparkSubmit", command, log, environment), log);
    }

    /** A directory with the classes of the faulty file system alone. */
    private Path faults() throws IOException {
        Path classes = home.resolve("faults/io/ballast/spark");
        if (!Files.exists(classes)) {
            Files.createDirectories(classes);
            try (Stream<Path> all = Files.list(TEST_CLASSES.resolve("io/ballast/spark"))) {
                for (Path file : all.filter(
                                file -> file.getFileName().toString().startsWith("HaltingFileSystem"))
                        .toList()) {
                    Files.copy(file, classes.resolve(file.getFileName()));
                }
            }
        }
        return home.resolve("faults");
    }

    private Process start(String name, String memory, String mainClass, List<String> arguments) throws IOException {
        return start(name, memory, mainClass, arguments, home.resolve(name + "-" + logs.incrementAndGet()), Map.of());
    }

    private Process start(
            String name,
            String memory,
            String mainClass,
            List<String> arguments,
            Path log,
            Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + memory));
        command.addAll(SMALL);
        command.addAll(opens);
        command.addAll(List.of("-cp", faults() + ":" + home.resolve("jars") + "/*", mainClass));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(!name.equals("driver"))
                .redirectOutput(log.toFile())
                .directory(home.toFile());
        if (name.equals("driver")) {
            builder.redirectError(Redirect.to(Path.of(log + ".err").toFile()));
        }
        builder.environment().putAll(environment);
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder.start();
    }

    /** What this version of Spark wants of the JVM; it says so itself. */
    private static List<String> opens(Path jars) throws Exception {
        try (Stream<Path> all = Files.list(jars)) {
            URL launcher = all.filter(jar -> jar.getFileName().toString().startsWith("spark-launcher"))
                    .findFirst()
                    .orElseThrow()
                    .toUri()
                    .toURL();
            try (URLClassLoader loader = new URLClassLoader(new URL[] {launcher}, null)) {
                Object options = loader.loadClass("org.apache.spark.launcher.JavaModuleOptions")
                        .getMethod("defaultModuleOptions")
                        .invoke(null);
                return List.of(options.toString().strip().split("\\s+", -1));
            }
        }
    }

    private void awaitWorkers() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest state = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + pagePort + "/json/"))
                .build();
        for (int i = 0; i < SECONDS_TO_START * 5; i++) {
            if (!master.isAlive()) {
                throw new IllegalStateException("the master ended; its log is in " + home);
            }
            try {
                String text = client.send(state, BodyHandlers.ofString()).body();
                if (text.replaceAll("\\s", "").contains("\"aliveworkers\":" + WORKERS)) {
                    return;
                }
            } catch (IOException e) {
                // not up yet
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("the workers do not register; their logs are in " + home);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void end() {
        List<Process> all = new ArrayList<>(workers.values());
        if (master != null) {
            all.add(master);
        }
        for (Process process : all) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
