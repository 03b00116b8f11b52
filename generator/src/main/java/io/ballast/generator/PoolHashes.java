package io.ballast.generator;

import io.ballast.common.bundle.Virtual;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.generator.value.DatasetModel;
import java.util.Map;

/** What proves that a program draws the pools of texts that a virtual bundle was made with. */
final class PoolHashes {
    private PoolHashes() {}

    /** What a virtual bundle states, of a dataset whose tables have been opened. */
    static Virtual of(DatasetModel dataset) {
        return new Virtual(release(), dataset.drawnPools());
    }

    /** Refuses a bundle whose pools this program would draw otherwise. */
    static void check(String bundle, Virtual virtual, DatasetModel dataset) {
        for (Map.Entry<String, String> pool : dataset.drawnPools().entrySet()) {
            String stated = virtual.pools().get(pool.getKey());
            if (!pool.getValue().equals(stated)) {
                throw new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        bundle + ": this program draws other texts for faker " + pool.getKey() + " than release "
                                + virtual.release() + ", which made the bundle: found the SHA-256 " + pool.getValue()
                                + "; expected " + (stated == null ? "none" : stated)
                                + ". Use that release, or a bundle that holds its shards.");
            }
        }
    }

    private static String release() {
        String version = PoolHashes.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
