package io.ballast.cli.command;

import io.ballast.common.bundle.BundleStores;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.remote.RemoteInput;
import io.ballast.datapackage.DataPackage;
import io.ballast.datapackage.ExternalSource;
import io.ballast.generator.VirtualBundle;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where a bundle lies, by the name that the user gives: a directory, a URL, or a place in a store. */
final class BundlePlace {
    private BundlePlace() {}

    /** Whether it lies elsewhere than in a directory. */
    static boolean isElsewhere(String name) {
        return RemoteInput.isUrl(name) || BundleStores.isStore(name);
    }

    /** @param endpoint of a store, if it is not the usual one */
    static ShardInput files(String name, Optional<URI> endpoint) {
        if (BundleStores.isStore(name)) {
            return BundleStores.of(name).input(name, endpoint);
        }
        return RemoteInput.isUrl(name) ? RemoteInput.of(name) : ShardInput.of(Path.of(name));
    }

    /**
     * Where a bundle is to be written.
     *
     * @throws BallastException (USAGE) for a URL, which can only be read
     */
    static ShardSink sink(String name, Optional<URI> endpoint) {
        if (BundleStores.isStore(name)) {
            return BundleStores.of(name).sink(name, endpoint);
        }
        if (RemoteInput.isUrl(name)) {
            throw new BallastException(
                    ErrorCategory.USAGE,
                    "a bundle cannot be written to a URL; expected a directory, or s3://BUCKET/PREFIX.");
        }
        return ShardSink.of(Path.of(name));
    }

    /** What lies there: an external Data Package in a directory, or else a bundle, which may be virtual. */
    static ShardSource source(String name, Optional<URI> endpoint) {
        return isExternal(name) ? ExternalSource.of(Path.of(name)) : VirtualBundle.orWhole(files(name, endpoint));
    }

    static boolean isExternal(String name) {
        return !isElsewhere(name) && DataPackage.isExternal(Path.of(name));
    }
}
