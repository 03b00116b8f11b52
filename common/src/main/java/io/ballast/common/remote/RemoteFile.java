package io.ballast.common.remote;

import io.ballast.common.system.Interrupted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One file of a server, read from its first byte to its last. Where a transfer breaks off, is silent for too long, or the server is busy,
 * the next request goes on at the byte that was reached; where the server knows no ranges, what was read already is passed over. A file that
 * was changed in between is refused. For one thread.
 */
final class RemoteFile implements ReadableByteChannel {
    /** Answers that may be others in a while. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    private static final int CHUNK_BYTES = 1 << 16;

    private final RemoteServer server;
    private final String path;
    private final FileState state = new FileState();
    private @Nullable RemoteBody body;
    private int failures;
    private boolean open = true;

    RemoteFile(RemoteServer server, String path) {
        this.server = server;
        this.path = path;
    }

    /** Whether the server has it. */
    boolean exists() {
        return body != null || connected() != null;
    }

    /** By the server's word, after {@link #exists}. */
    long statedLength() {
        if (state.length() == FileState.UNKNOWN) {
            throw RemoteErrors.refused(name(), "no length in the server's answer", "a Content-Length");
        }
        return state.length();
    }

    /** All bytes; refuses a file with more than {@code limit} of them. */
    byte[] allBytes(long limit) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
        while (read(chunk) >= 0) {
            all.write(chunk.array(), 0, chunk.position());
            if (all.size() > limit) {
                throw RemoteErrors.refused(name(), "more than " + limit + " bytes", "a small file");
            }
            chunk.clear();
        }
        return all.toByteArray();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        while (true) {
            RemoteBody from = body == null ? connected() : body;
            if (from == null) {
                throw RemoteErrors.missing(name());
            }
            try {
                int count = from.read(target);
                if (count >= 0) {
                    state.advance(count);
                    failures = 0;
                    return count;
                }
                if (state.isWhole()) {
                    return -1;
                }
                throw new IOException(
                        "the transfer ended after " + state.position() + " of " + state.length() + " bytes");
            } catch (ClosedByInterruptException e) {
                throw e;
            } catch (IOException e) {
                drop();
                pause(e, Duration.ZERO);
            }
        }
    }

    /** The body of an answer that goes on where this file was left; null where the server has no such file. */
    private @Nullable RemoteBody connected() {
        while (true) {
            try {
                HttpResponse<RemoteBody> response = server.get(path, state);
                body = response.body();
                if (PASSING.contains(response.statusCode())) {
                    drop();
                    pause(
                            new IOException("the server answered " + response.statusCode()),
                            RetryAfter.of(response.headers()));
                } else {
                    return accepted(response);
                }
            } catch (ClosedByInterruptException e) {
                throw Interrupted.during("reading of " + name(), e);
            } catch (IOException e) {
                drop();
                pause(e, Duration.ZERO);
            }
        }
    }

    private @Nullable RemoteBody accepted(HttpResponse<RemoteBody> response) throws IOException {
        HttpHeaders headers = response.headers();
        switch (response.statusCode()) {
            case 200 -> {
                refuseEncoded(headers);
                checkSame(headers, headers.firstValueAsLong("Content-Length").orElse(FileState.UNKNOWN));
                passOver(response.body(), state.position());
                return response.body();
            }
            case 206 -> {
                refuseEncoded(headers);
                long length = state.lengthOfRange(headers)
                        .orElseThrow(() -> RemoteErrors.refused(
                                name(),
                                "another range than the requested one",
                                "bytes from " + state.position() + " on"));
                checkSame(headers, length);
                return response.body();
            }
            case 404, 410 -> {
                drop();
                if (state.position() > 0) {
                    throw RemoteErrors.changed(name());
                }
                return null;
            }
            case 416 -> {
                drop();
                throw RemoteErrors.changed(name());
            }
            default -> {
                drop();
                throw RemoteErrors.denied(name(), response.statusCode());
            }
        }
    }

    private void checkSame(HttpHeaders headers, long statedLength) {
        if (!state.isSame(headers, statedLength)) {
            drop();
            throw RemoteErrors.changed(name());
        }
    }

    /** Bytes that were packed for the transfer are not those that the bundle states. */
    private void refuseEncoded(HttpHeaders headers) {
        String encoding = headers.firstValue("Content-Encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            drop();
            throw RemoteErrors.refused(name(), "the Content-Encoding " + encoding, "the file as it is");
        }
    }

    private static void passOver(RemoteBody from, long count) throws IOException {
        ByteBuffer ignored = ByteBuffer.allocate(CHUNK_BYTES);
        for (long left = count; left > 0; left -= ignored.position()) {
            ignored.clear().limit((int) Math.min(left, CHUNK_BYTES));
            if (from.read(ignored) < 0) {
                throw new IOException("the transfer ended before the byte that was reached earlier");
            }
        }
    }

    private void pause(IOException failure, Duration wanted) {
        failures++;
        Patience patience = server.patience();
        if (failures >= patience.attempts() || RemoteErrors.isFinal(failure)) {
            throw RemoteErrors.failed(name(), failure);
        }
        Duration usual = patience.pauseAfter(failures);
        Duration pause = wanted.compareTo(usual) > 0 ? patience.atMost(wanted) : usual;
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw Interrupted.during("reading of " + name(), e);
        }
    }

    private String name() {
        return server.nameOf(path);
    }

    private void drop() {
        if (body != null) {
            body.close();
            body = null;
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        drop();
    }
}
