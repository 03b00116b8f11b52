package io.ballast.common.bundle;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a virtual bundle states beside its shards, none of which it holds: each is made again from the spec where it is read, and its hash
 * compared. The facts of its shards are those of uncompressed files without headers.
 *
 * @param release of the program that made it, such as {@code 0.1.0}: one that can make it again
 * @param pools the SHA-256 of each pool of texts that is drawn by a library and so may differ by its version, 64 lower-case hexadecimal digits
 *     each, by what it was drawn with
 */
public record Virtual(String release, Map<String, String> pools) {
    public Virtual {
        Objects.requireNonNull(release);
        pools = Collections.unmodifiableMap(new TreeMap<>(pools));
    }
}
