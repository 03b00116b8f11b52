package io.ballast.generator.plan;

import java.util.Map;

/** How the tables are cut into shards. */
public sealed interface Sharding {
    /** This number of shards for each table; fewer where a table has fewer rows, or parent rows. */
    record Count(int shards) implements Sharding {
        public Count {
            if (shards < 1) {
                throw new IllegalArgumentException("at least one shard is needed, not " + shards);
            }
        }
    }

    /** This number of shards for each table by its name, and one for any other, as an earlier plan had them. */
    record Counts(Map<String, Integer> shards) implements Sharding {
        public Counts {
            shards = Map.copyOf(shards);
        }
    }

    /** Shards of about this number of bytes of CSV before compression, as estimated from a sample of rows. */
    record Size(long rawBytes) implements Sharding {
        public Size {
            if (rawBytes < 1) {
                throw new IllegalArgumentException("a shard has at least one byte, not " + rawBytes);
            }
        }
    }
}
