package io.ballast.microbench;

import io.ballast.common.bundle.Sha256;
import io.ballast.generator.random.CellBits;
import io.ballast.generator.text.Digits;
import io.ballast.generator.text.UuidText;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How fast rows of a fixed shape (two UUIDs and an address, about 100 bytes) can be made and written by a loop that can do nothing
 * else: no spec, no shards, no descriptor, no flush. With {@code hash}, each thread also hashes what it writes by SHA-256, as a
 * bundle needs it. What a generator is compared with. {@code java -cp microbench.jar io.ballast.microbench.GenerationLimit BYTES THREADS
 * DIRECTORY plain|hash}
 */
public final class GenerationLimit implements Runnable {
    private static final int BUFFER_BYTES = 1 << 17;
    private static final int MAX_ROW_BYTES = 160;
    private static final byte[] TAIL = "@example.com\n".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final long bytes;
    private final long key;
    private final boolean hash;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    private GenerationLimit(Path file, long bytes, long key, boolean hash) {
        this.file = file;
        this.bytes = bytes;
        this.key = key;
        this.hash = hash;
    }

    public static void main(String[] args) throws InterruptedException {
        long bytes = Long.parseLong(args[0]);
        int threads = Integer.parseInt(args[1]);
        long start = System.nanoTime();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Path file = Path.of(args[2], "rows-" + i + ".csv");
            Thread thread =
                    new Thread(new GenerationLimit(file, bytes / threads, CellBits.mix(i), args[3].equals("hash")));
            thread.start();
            running.add(thread);
        }
        for (Thread thread : running) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%s,%.3f,%.0f%n", args[3], seconds, bytes / 1e6 / seconds);
    }

    @Override
    public void run() {
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            MessageDigest digest = Sha256.digest();
            long row = 0;
            for (long written = 0; written < bytes; ) {
                int length = 0;
                while (length < BUFFER_BYTES - MAX_ROW_BYTES) {
                    length = putRow(row++, length);
                }
                if (hash) {
                    digest.update(buffer, 0, length);
                }
                out.write(buffer, 0, length);
                written += length;
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + file, e);
        }
    }

    private int putRow(long row, int from) {
        long parent = row / 2;
        int at = UuidText.put(CellBits.at(key, row), CellBits.at(~key, row), buffer, from);
        buffer[at++] = ',';
        at = UuidText.put(CellBits.at(key, ~parent), CellBits.at(~key, ~parent), buffer, at);
        buffer[at++] = ',';
        at = Digits.put(row, buffer, at);
        System.arraycopy(TAIL, 0, buffer, at, TAIL.length);
        return at + TAIL.length;
    }
}
