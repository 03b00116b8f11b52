package io.ballast.generator;

import io.ballast.common.bundle.Shard;
import java.util.Optional;

/** The notes of an unfinished bundle about its finished shards. Safe for use by many threads. */
public interface FinishedShards {
    /** The shard at this path, if an earlier run has noted it. */
    Optional<Shard> find(String path);

    /** Notes a shard that has its final name; the note lasts. */
    void add(Shard shard);
}
