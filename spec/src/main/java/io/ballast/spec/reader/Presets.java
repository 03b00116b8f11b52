package io.ballast.spec.reader;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The specs inside the jar. */
final class Presets {
    /** The default one first. */
    static final List<String> NAMES = List.of("users", "orders", "shop", "events");

    private static final String FOLDER = "/io/ballast/presets/";

    private Presets() {}

    static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    "no preset \"" + name + "\"; presets: " + String.join(", ", NAMES) + Nearest.hint(name, NAMES));
        }
        try (InputStream in = Presets.class.getResourceAsStream(FOLDER + name + ".yaml")) {
            if (in == null) {
                throw new BallastException(ErrorCategory.BUG, "preset " + name + " is missing in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
