package io.ballast.datapackage;

import io.ballast.common.bundle.BundleLimits;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.JsonPlace;
import io.ballast.common.bundle.Sha256;
import io.ballast.datapackage.file.ExternalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The JSON or YAML of a package: its descriptor, and the files that it refers to for a schema or dialect, all hashed together. */
final class DescriptorParts {
    static final String REMEDY = "The data package is refused: fix its descriptor, or ask its author.";

    private final Path directory;
    private final MessageDigest digest = Sha256.digest();

    DescriptorParts(Path directory) {
        this.directory = directory;
    }

    /** A file of the package, by what its name ends in: YAML, or else JSON. */
    JsonPlace root(Path file, byte[] bytes) {
        digest.update(bytes);
        return DescriptorName.isYaml(file)
                ? DescriptorYaml.tree(file.toString(), bytes)
                : DescriptorFile.tree(file.toString(), bytes, REMEDY);
    }

    /** A part that stands here, or in a file that is named here; null where there is neither. */
    @Nullable
    JsonPlace part(JsonPlace parent, String key) {
        @Nullable JsonPlace place = parent.find(key);
        if (place == null || !place.node().isString()) {
            return place;
        }
        return read(PackagePath.file(directory, place));
    }

    /** A whole file of the package. */
    JsonPlace read(ExternalFile file) {
        if (file.length() > BundleLimits.MAX_DESCRIPTOR_BYTES) {
            throw file.refuse(file.length() + " bytes", "at most " + BundleLimits.MAX_DESCRIPTOR_BYTES);
        }
        try {
            return root(file.path(), Files.readAllBytes(file.path()));
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /** 64 hexadecimal digits over all parts that were read; to be asked once, at the end. */
    String identity() {
        return Sha256.hexOf(digest);
    }
}
