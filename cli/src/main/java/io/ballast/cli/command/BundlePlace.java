package io.ballast.cli.command;

import io.ballast.common.bundle.BundleStores;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.TableSelection;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.remote.RemoteInput;
import io.ballast.datapackage.DataPackage;
import io.ballast.datapackage.ExternalSource;
import io.ballast.datapackage.PackagePlace;
import io.ballast.datapackage.Untyped;
import io.ballast.datapackage.file.ExternalFile;
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

    /** What lies there: an external Data Package, or else a bundle, which may be virtual. */
    static ShardSource source(String name, Optional<URI> endpoint) {
        ShardInput files = files(name, endpoint);
        return external(name, files)
                .map(place -> (ShardSource) ExternalSource.of(place, TableSelection.ALL, Untyped.INFERRED))
                .orElseGet(() -> VirtualBundle.orWhole(files));
    }

    /** The Data Package of somebody else that lies there; empty for a bundle, and for what is neither. */
    static Optional<PackagePlace> external(String name, ShardInput files) {
        if (isElsewhere(name)) {
            files.checkPresent(); // so that what is wrong with the place is said of it, and not of a file there
        }
        if (!DataPackage.isExternal(files)) {
            return Optional.empty();
        }
        return Optional.of(isElsewhere(name) ? PackagePlace.elsewhere(files) : PackagePlace.of(Path.of(name)));
    }

    /** A file of a server or store; empty for a name that means one of this machine. */
    static Optional<ExternalFile> file(String name, Optional<URI> endpoint) {
        if (RemoteInput.isUrl(name)) {
            RemoteInput parent = RemoteInput.ofParent(name);
            String last = RemoteInput.lastName(name);
            return Optional.of(ExternalFile.stored(parent.nameOf(last), parent, last));
        }
        if (BundleStores.isStore(name)) {
            int slash = name.lastIndexOf('/');
            ShardInput parent = files(name.substring(0, slash + 1), endpoint);
            return Optional.of(ExternalFile.stored(name, parent, name.substring(slash + 1)));
        }
        return Optional.empty();
    }
}
