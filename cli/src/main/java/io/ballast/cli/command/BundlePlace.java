package io.ballast.cli.command;

import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.remote.RemoteInput;
import io.ballast.datapackage.DataPackage;
import io.ballast.datapackage.ExternalSource;
import io.ballast.generator.VirtualBundle;
import java.nio.file.Path;

/** Where a bundle lies, by the name that the user gives: a directory, or a URL. */
final class BundlePlace {
    private BundlePlace() {}

    static boolean isUrl(String name) {
        return RemoteInput.isUrl(name);
    }

    static ShardInput files(String name) {
        return isUrl(name) ? RemoteInput.of(name) : ShardInput.of(Path.of(name));
    }

    /** What lies there: an external Data Package in a directory, or else a bundle, which may be virtual. */
    static ShardSource source(String name) {
        return isExternal(name) ? ExternalSource.of(Path.of(name)) : VirtualBundle.orWhole(files(name));
    }

    static boolean isExternal(String name) {
        return !isUrl(name) && DataPackage.isExternal(Path.of(name));
    }
}
