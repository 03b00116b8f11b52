package io.ballast.spark.store;

import io.ballast.common.bundle.ShardSource;
import io.ballast.common.remote.RemoteInput;
import io.ballast.generator.VirtualBundle;
import org.apache.hadoop.conf.Configuration;

/** Bundles to be read, by the names that users give them. */
public final class BundleSources {
    private BundleSources() {}

    /**
     * The bundle at a place, which may be virtual.
     *
     * @param name {@code https://…}, a URI of a Hadoop file system, or a path in the default one
     */
    public static ShardSource of(String name, Configuration configuration) {
        return VirtualBundle.orWhole(
                RemoteInput.isUrl(name)
                        ? RemoteInput.of(name)
                        : HadoopPlace.of(name, configuration).input());
    }
}
