package io.ballast.testkit;

import io.ballast.common.remote.RemoteInput;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.yaml.OverrideNames;
import io.ballast.spec.yaml.SpecOverrides;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Finds what {@link BallastDatabase#value} names, and makes a bundle of it where it is not one. */
final class DatasetSource {
    /** As {@link BallastDatabase} calls them; a seed comes by {@code set}. */
    private static final OverrideNames ATTRIBUTES = new OverrideNames("set", "rows", "scale", "set");

    private static final OptionalInt ALGORITHM = OptionalInt.of(AlgorithmVersion.CURRENT);

    private DatasetSource() {}

    /** The directory of the bundle, or its URL. */
    static String bundle(BallastDatabase wanted, Class<?> test) {
        String name = wanted.value();
        if (RemoteInput.isUrl(name)) {
            refuseChanges(name, wanted);
            return name;
        }
        return directory(name, wanted, test).toString();
    }

    private static Path directory(String name, BallastDatabase wanted, Class<?> test) {
        if (SpecReader.presets().contains(name)) {
            return made(SpecReader.preset(name, overrides(wanted)));
        }
        Path below = Path.of(name);
        if (Files.exists(below)) {
            return bundle(below, wanted);
        }
        @Nullable URL resource = resource(name, test);
        if (resource == null) {
            throw new IllegalArgumentException("there is no file or directory " + below.toAbsolutePath()
                    + ", nothing of that name on the class path, and no such preset (presets: "
                    + String.join(", ", SpecReader.presets()) + ")");
        }
        return resource.getProtocol().equals("file")
                ? bundle(Path.of(URI.create(resource.toString())), wanted)
                : made(SpecReader.read(text(resource), name, overrides(wanted), ALGORITHM));
    }

    private static Path bundle(Path path, BallastDatabase wanted) {
        if (!Files.isDirectory(path)) {
            return made(SpecReader.read(path, overrides(wanted), ALGORITHM));
        }
        refuseChanges(path.toString(), wanted);
        return path.toAbsolutePath().normalize();
    }

    private static void refuseChanges(String bundle, BallastDatabase wanted) {
        if (wanted.rows().length > 0 || wanted.set().length > 0 || wanted.scale() != 1) {
            throw new IllegalArgumentException(
                    bundle + " is a bundle, which is loaded as it is: rows, scale and set are for specs");
        }
    }

    private static Path made(DatasetSpec spec) {
        return new BundleCache(BundleCache.directory()).bundle(spec);
    }

    private static @Nullable URL resource(String name, Class<?> test) {
        @Nullable URL beside = test.getResource(name);
        return beside == null ? test.getResource("/" + name) : beside;
    }

    private static SpecOverrides overrides(BallastDatabase wanted) {
        return new SpecOverrides(
                SpecOverrides.rows(List.of(wanted.rows()), ATTRIBUTES),
                wanted.scale() == 1 ? OptionalDouble.empty() : OptionalDouble.of(wanted.scale()),
                OptionalLong.empty(),
                SpecOverrides.settings(List.of(wanted.set()), ATTRIBUTES),
                ATTRIBUTES);
    }

    private static String text(URL resource) {
        try (InputStream bytes = resource.openStream()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
