package io.ballast.spark.load;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardSource;
import io.ballast.spark.store.BundleSources;
import java.util.LinkedHashMap;
import java.util.Map;

/** A bundle as one process of the cluster has it: its description is read once, and kept for the tasks that follow. Safe for many threads. */
record ExecutorBundle(ShardSource source, Manifest manifest) {
    /** Of bundles that one process remembers; some hold tens of thousands of shards. */
    private static final int MAX_BUNDLES = 4;

    private static final Map<String, ExecutorBundle> BUNDLES = new LinkedHashMap<>();

    /**
     * The bundle of a load.
     *
     * @param descriptionSha256 as the driver has read it; another one is read again by the next task
     */
    static ExecutorBundle of(CopySetup setup, String descriptionSha256) {
        synchronized (BUNDLES) {
            String key = descriptionSha256 + " " + setup.bundle();
            ExecutorBundle bundle = BUNDLES.get(key);
            if (bundle == null) {
                ShardSource source =
                        BundleSources.of(setup.bundle(), setup.configuration().value());
                bundle = new ExecutorBundle(source, source.read());
                if (bundle.manifest().descriptionSha256().equals(descriptionSha256)) {
                    BUNDLES.put(key, bundle);
                }
                if (BUNDLES.size() > MAX_BUNDLES) {
                    BUNDLES.remove(BUNDLES.keySet().iterator().next());
                }
            }
            return bundle;
        }
    }
}
