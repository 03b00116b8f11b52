package io.ballast.datapackage;

import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the descriptor of a package may be called: the standard knows {@code datapackage.json}, its authors' tools write YAML as well. */
public final class DescriptorName {
    private static final List<String> OF_YAML = List.of("datapackage.yaml", "datapackage.yml");

    private DescriptorName() {}

    /** Whether a path is that of a descriptor, judged by its name alone. */
    public static boolean isDescriptor(Path path) {
        return path.endsWith(BundleLayout.DESCRIPTOR) || OF_YAML.stream().anyMatch(path::endsWith);
    }

    static boolean isYaml(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** The descriptor in YAML of a place that has none in JSON, which goes before it. */
    static Optional<String> ofYaml(ShardInput files) {
        if (files.exists(BundleLayout.DESCRIPTOR)) {
            return Optional.empty();
        }
        List<String> found = OF_YAML.stream().filter(files::exists).toList();
        if (found.size() > 1) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    files.name() + ": found " + String.join(" and ", found) + "; expected one of them. "
                            + DescriptorParts.REMEDY);
        }
        return found.stream().findFirst();
    }
}
