package io.ballast.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in front of a server, and closes each connection once it has brought a number of bytes from there. */
final class CuttingProxy extends ForwardingProxy {
    private final long cutAfter;
    private final AtomicInteger cuts = new AtomicInteger();

    CuttingProxy(URI server, long cutAfter) throws IOException {
        super(server);
        this.cutAfter = cutAfter;
        start();
    }

    /** How many connections were closed before their time. */
    int cuts() {
        return cuts.get();
    }

    @Override
    void connect(Socket client, Socket behind) {
        thread(() -> copy(client, behind, Long.MAX_VALUE));
        thread(() -> copy(behind, client, cutAfter));
    }

    private void copy(Socket from, Socket to, long atMost) {
        byte[] chunk = new byte[8192];
        long left = atMost;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                out.write(chunk, 0, (int) Math.min(count, left));
                left -= count;
                if (left <= 0) {
                    cuts.incrementAndGet();
                    return;
                }
            }
        } catch (IOException e) {
            // the other direction has closed both
        }
    }
}
