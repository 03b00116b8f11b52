package io.ballast.common.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves one file, under every path, in all the ways in which servers and networks go wrong. What is not set goes well. */
final class UnsteadyServer implements AutoCloseable {
    final List<String> ranges = new CopyOnWriteArrayList<>();
    final List<String> conditions = new CopyOnWriteArrayList<>();
    /** Answers before the file is given, the first one first. */
    final Queue<Integer> statuses = new ArrayDeque<>();

    volatile byte[] file;
    volatile String entityTag = "\"one\"";
    /** Each transfer ends after this number of bytes. */
    volatile int cutAfter = Integer.MAX_VALUE;
    /** How many transfers end early. */
    final AtomicInteger cuts = new AtomicInteger(Integer.MAX_VALUE);

    volatile boolean knowsRanges = true;
    volatile boolean hangsInsteadOfCutting;
    volatile int pauseMillisPerByte;
    volatile String location = "";
    volatile String encoding = "";
    volatile String retryAfter = "";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    UnsteadyServer(byte[] file) throws IOException {
        this.file = file;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/shop/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "" : range);
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        conditions.add(condition == null ? "" : condition);
        Integer status = statuses.poll();
        if (status != null) {
            refuse(exchange, status);
        } else if (!location.isEmpty() && !exchange.getRequestURI().getPath().contains("moved")) {
            exchange.getResponseHeaders().add("Location", location);
            refuse(exchange, 302);
        } else {
            give(exchange, range, condition);
        }
    }

    private void refuse(HttpExchange exchange, int status) throws IOException {
        if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void give(HttpExchange exchange, String range, String condition) throws IOException {
        byte[] bytes = file;
        int from = 0;
        exchange.getResponseHeaders().add("ETag", entityTag);
        if (!encoding.isEmpty()) {
            exchange.getResponseHeaders().add("Content-Encoding", encoding);
        }
        boolean partial = range != null && knowsRanges && (condition == null || condition.equals(entityTag));
        if (partial) {
            from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
        }
        exchange.sendResponseHeaders(partial ? 206 : 200, bytes.length - from);
        int until = cuts.getAndDecrement() > 0 ? (int) Math.min(bytes.length, (long) from + cutAfter) : bytes.length;
        OutputStream out = exchange.getResponseBody();
        try {
            send(out, bytes, from, until);
            out.flush();
            if (until < bytes.length) {
                Thread.sleep(hangsInsteadOfCutting ? 60_000 : 3);
                throw new IOException("the connection is cut"); // which closes it; closing the exchange would not
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private void send(OutputStream out, byte[] bytes, int from, int until) throws IOException, InterruptedException {
        if (pauseMillisPerByte == 0) {
            out.write(bytes, from, until - from);
            return;
        }
        for (int i = from; i < until; i++) {
            out.write(bytes[i]);
            out.flush();
            Thread.sleep(pauseMillisPerByte);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
