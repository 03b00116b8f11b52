package io.ballast.bench.strategy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSource;
import java.nio.file.Path;

/**
 * The rows that one run loads: a whole bundle, or a sample of one.
 *
 * @param directory that the paths of the bundle's shards begin in
 * @param statement how a sample was drawn, for people; empty for a whole bundle
 */
public record Workload(Path directory, Bundle bundle, String statement) {
    /** For ways to load that read the files themselves. */
    public ShardInput files() {
        return ShardInput.of(directory);
    }

    /** For ways to load that are Ballast's. */
    public ShardSource source() {
        return ShardSource.of(directory);
    }
}
