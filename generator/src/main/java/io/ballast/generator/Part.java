package io.ballast.generator;

import java.util.Locale;

/**
 * One of several parts of a bundle, to be made on its own and joined with the others by {@link BundleSealer}.
 *
 * @param number from 1
 * @param of how many parts there are
 */
public record Part(int number, int of) {
    /** The only part of a bundle that is made at once. */
    public static final Part WHOLE = new Part(1, 1);

    public Part {
        if (of < 1 || number < 1 || number > of) {
            throw new IllegalArgumentException("part " + number + " of " + of + ": expected a part from 1 to " + of);
        }
    }

    boolean isWhole() {
        return of == 1;
    }

    /** The first of {@code things} that this part does; those of part n end where part n + 1 begins. */
    int first(int things) {
        return (int) ((long) things * (number - 1) / of);
    }

    /** The file that states what the part is, written last. */
    String descriptorName() {
        return String.format(Locale.ROOT, "part-%d-of-%d.json", number, of);
    }

    /** The file that lists which shards are done while the part is being made. */
    String shardLogName() {
        return isWhole() ? "shard-log.jsonl" : String.format(Locale.ROOT, "part-%d-of-%d.jsonl", number, of);
    }

    @Override
    public String toString() {
        return number + "/" + of;
    }
}
