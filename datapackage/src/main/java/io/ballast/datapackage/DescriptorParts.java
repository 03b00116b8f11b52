package io.ballast.datapackage;

import io.ballast.common.bundle.BundleLimits;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.JsonPlace;
import io.ballast.common.bundle.Sha256;
import io.ballast.datapackage.file.ExternalFile;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON or YAML of a package: its descriptor, and the files that it refers to for a schema or dialect, all hashed together. */
final class DescriptorParts {
    static final String REMEDY = "The data package is refused: fix its descriptor, or ask its author.";

    private final PackagePlace place;
    private final MessageDigest digest = Sha256.digest();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    DescriptorParts(PackagePlace place) {
        this.place = place;
    }

    /** A file of the package, by what its name ends in: YAML, or else JSON. */
    JsonPlace root(String path, byte[] bytes) {
        String file = place.files().nameOf(path);
        files.put(path, bytes);
        digest.update(bytes);
        return DescriptorName.isYaml(file)
                ? DescriptorYaml.tree(file, bytes)
                : DescriptorFile.tree(file, bytes, REMEDY);
    }

    /** A part that stands here, or in a file that is named here; null where there is neither. */
    @Nullable
    JsonPlace part(JsonPlace parent, String key) {
        @Nullable JsonPlace part = parent.find(key);
        if (part == null || !part.node().isString()) {
            return part;
        }
        return read(PackagePath.file(place, part));
    }

    /** A whole file of the package. */
    JsonPlace read(ExternalFile file) {
        return root(file.name(), file.bytes(BundleLimits.MAX_DESCRIPTOR_BYTES));
    }

    /** All that was read, by path, in that order: the descriptor first. */
    Map<String, byte[]> files() {
        return files;
    }

    /** 64 hexadecimal digits over all parts that were read; to be asked once, at the end. */
    String identity() {
        return Sha256.hexOf(digest);
    }
}
