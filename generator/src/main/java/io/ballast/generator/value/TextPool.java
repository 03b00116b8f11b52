package io.ballast.generator.value;

import io.ballast.common.bundle.Sha256;
import io.ballast.generator.text.Runs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Texts to pick from, end to end in one array of UTF-8 bytes: picking one costs two loads and a copy. Immutable, shared by all
 * threads.
 */
public final class TextPool {
    /** Texts are copied in whole words, which may read so far past the end of one. */
    public static final int SLACK_BYTES = Runs.SLACK_BYTES;

    private final List<String> entries;
    private final byte[] bytes;
    private final int[] ends;
    private final int maxBytes;
    private final boolean plain;

    TextPool(List<String> entries) {
        this.entries = List.copyOf(entries);
        byte[][] encoded = entries.stream()
                .map(entry -> entry.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        ends = new int[encoded.length + 1];
        int longest = 0;
        boolean allPlain = true;
        for (int i = 0; i < encoded.length; i++) {
            ends[i + 1] = Math.addExact(ends[i], encoded[i].length);
            longest = Math.max(longest, encoded[i].length);
            allPlain &= Plain.isPlain(encoded[i], 0, encoded[i].length);
        }
        bytes = new byte[Math.addExact(ends[encoded.length], SLACK_BYTES)];
        for (int i = 0; i < encoded.length; i++) {
            System.arraycopy(encoded[i], 0, bytes, ends[i], encoded[i].length);
        }
        maxBytes = longest;
        plain = allPlain;
    }

    /** The same pool with each entry changed. */
    TextPool map(UnaryOperator<String> change) {
        return new TextPool(entries.stream().map(change).toList());
    }

    String text(int entry) {
        return entries.get(entry);
    }

    int size() {
        return ends.length - 1;
    }

    /** Of all entries, each followed by a NUL, which no text holds. */
    String sha256() {
        return Sha256.hex(String.join("\0", entries) + "\0");
    }

    /** The length of the longest entry. */
    public int maxBytes() {
        return maxBytes;
    }

    boolean plain() {
        return plain;
    }

    /** The bytes of all entries, and {@link #SLACK_BYTES} more; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Entry i ends at i + 1 and begins at i; not to be changed. */
    public int[] ends() {
        return ends;
    }
}
