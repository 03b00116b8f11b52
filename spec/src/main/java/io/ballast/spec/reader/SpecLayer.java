package io.ballast.spec.reader;

import io.ballast.spec.yaml.YamlText;
import io.ballast.spec.yaml.YamlValue;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One of the texts that a spec is made of.
 *
 * @param text YAML; all but the first layer may say as little of tables and columns as they like
 * @param name what messages call the text
 * @param folder what file names in the text are relative to; null where it may name none
 */
public record SpecLayer(String text, String name, @Nullable Path folder) {
    /** A text that names no files. */
    public SpecLayer(String text, String name) {
        this(text, name, null);
    }

    /**
     * A file.
     *
     * @throws io.ballast.common.error.BallastException (INPUT_REFUSED) when it cannot be read
     */
    public static SpecLayer of(Path file) {
        return new SpecLayer(
                SpecReader.text(file), file.toString(), file.toAbsolutePath().getParent());
    }

    YamlValue parse() {
        return YamlText.parse(text, name);
    }
}
