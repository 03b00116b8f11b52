package io.ballast.s3;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** S3Proxy in a JVM of its own: a store that speaks the protocol and keeps its objects in a directory. Shared by the tests of a JVM. */
public final class ObjectStore {
    public static final String USER = "local-identity";
    public static final String PASSWORD = "local-credential";

    private static final Path JAR = Path.of("target", "store", "s3proxy-jar-with-dependencies.jar");
    private static final int SECONDS_TO_START = 60;

    private static ObjectStore shared;

    private final int port;

    private ObjectStore(int port) {
        this.port = port;
    }

    public static synchronized ObjectStore shared() throws IOException, InterruptedException {
        if (shared == null) {
            shared = start();
            // What the SDK's chain of credentials asks first.
            System.setProperty("aws.accessKeyId", USER);
            System.setProperty("aws.secretAccessKey", PASSWORD);
            System.setProperty("aws.region", "us-east-1");
        }
        return shared;
    }

    private static ObjectStore start() throws IOException, InterruptedException {
        int port = freePort();
        Path home = Files.createTempDirectory("object-store");
        Path settings = home.resolve("s3proxy.conf");
        Files.createDirectory(home.resolve("objects"));
        Files.writeString(settings, """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.identity=remote-identity
                jclouds.credential=remote-credential
                jclouds.filesystem.basedir=%s
                """.formatted(port, USER, PASSWORD, home.resolve("objects")));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toAbsolutePath().toString(),
                        "--properties",
                        settings.toString()))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitPort(port, process, home.resolve("log"));
        return new ObjectStore(port);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public S3Client client() {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(USER, PASSWORD)))
                .build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitPort(int port, Process process, Path log) throws IOException, InterruptedException {
        for (int i = 0; i < SECONDS_TO_START * 10; i++) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the store ended: " + Files.readString(log));
            }
            if (answers(port)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the store does not answer: " + Files.readString(log));
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
