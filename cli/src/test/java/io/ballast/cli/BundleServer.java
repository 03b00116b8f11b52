package io.ballast.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Serves the files of a directory, with ranges, as a plain web server does; its transfers may break off. */
final class BundleServer implements AutoCloseable {
    final List<String> requests = new CopyOnWriteArrayList<>();
    /** Each transfer ends after this number of bytes. */
    volatile int cutAfter = Integer.MAX_VALUE;

    private final Path root;
    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Over TLS where there is a context. */
    BundleServer(Path root, @Nullable SSLContext tls) throws IOException {
        this.root = root;
        this.scheme = tls == null ? "http" : "https";
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (tls == null) {
            server = HttpServer.create(address, 0);
        } else {
            HttpsServer secure = HttpsServer.create(address, 0);
            secure.setHttpsConfigurator(new HttpsConfigurator(tls));
            server = secure;
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String directory) {
        return scheme + "://localhost:" + server.getAddress().getPort() + "/" + directory;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(exchange.getRequestURI() + (range == null ? "" : " " + range));
        Path file = root.resolve(exchange.getRequestURI().getPath().substring(1));
        if (Files.isRegularFile(file)) {
            give(exchange, Files.readAllBytes(file), range);
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private void give(HttpExchange exchange, byte[] bytes, @Nullable String range) throws IOException {
        int from = range == null ? 0 : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        if (range != null) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
        }
        exchange.sendResponseHeaders(range == null ? 200 : 206, bytes.length == from ? -1 : bytes.length - from);
        OutputStream out = exchange.getResponseBody();
        out.write(bytes, from, (int) Math.min(bytes.length - (long) from, cutAfter));
        out.flush();
        if (bytes.length - (long) from > cutAfter) {
            throw new IOException("the connection is cut"); // which closes it; closing the exchange would not
        }
        out.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
