package io.ballast.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** Stands in front of a server, and loses the first answer to each request of a kind: the server has done it, and nobody hears so. */
final class LosingProxy extends ForwardingProxy {
    private final Predicate<String> loses;
    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    /**
     * In front of a server.
     *
     * @param loses by the first line of a request
     */
    LosingProxy(URI server, Predicate<String> loses) throws IOException {
        super(server);
        this.loses = loses;
        start();
    }

    /** How many requests were answered to nobody. */
    int lost() {
        return lost.size();
    }

    @Override
    void connect(Socket client, Socket behind) {
        AtomicBoolean losing = new AtomicBoolean();
        thread(() -> ask(client, behind, losing));
        thread(() -> answer(behind, client, losing));
    }

    private void ask(Socket client, Socket behind, AtomicBoolean losing) {
        byte[] chunk = new byte[8192];
        try (client;
                behind) {
            InputStream in = client.getInputStream();
            OutputStream out = behind.getOutputStream();
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                String line = new String(chunk, 0, count, StandardCharsets.ISO_8859_1)
                        .lines()
                        .findFirst()
                        .orElse("");
                if (line.endsWith(" HTTP/1.1") && loses.test(line) && lost.add(line)) {
                    losing.set(true);
                }
                out.write(chunk, 0, count);
            }
        } catch (IOException e) {
            // the other direction has closed both
        }
    }

    private static void answer(Socket behind, Socket client, AtomicBoolean losing) {
        byte[] chunk = new byte[8192];
        try (client;
                behind) {
            InputStream in = behind.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                String start = new String(chunk, 0, Math.min(count, 12), StandardCharsets.ISO_8859_1);
                if (losing.get() && !start.equals("HTTP/1.1 100")) {
                    return;
                }
                out.write(chunk, 0, count);
            }
        } catch (IOException e) {
            // the other direction has closed both
        }
    }
}
