package io.ballast.datapackage;

import io.ballast.common.bundle.ShardInput;
import io.ballast.datapackage.file.ExternalFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a Data Package lies.
 *
 * @param files its descriptor is read from there
 * @param directory that its files must not lead out of; null where they are on a server or in a store
 */
public record PackagePlace(ShardInput files, @Nullable Path directory) {
    /** A directory. */
    public static PackagePlace of(Path directory) {
        return new PackagePlace(ShardInput.of(directory), directory);
    }

    /** A place on a server or in a store. */
    public static PackagePlace elsewhere(ShardInput files) {
        return new PackagePlace(files, null);
    }

    String name() {
        return files.name();
    }

    /** The last part of its name, for a package that has none of its own. */
    String lastName() {
        String path = directory == null
                ? files.name()
                : directory.toAbsolutePath().normalize().toString();
        String last = path.replaceFirst("/+$", "").replaceFirst(".*/", "");
        return last.isEmpty() ? "package" : last;
    }

    /** A file by its path in the package, whose form was checked before. */
    ExternalFile file(String path) {
        return directory == null ? ExternalFile.stored(path, files, path) : ExternalFile.inside(directory, path);
    }
}
