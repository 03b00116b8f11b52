package io.ballast.spec.reader;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.IoReason;
import io.ballast.common.error.Nearest;
import io.ballast.common.system.TaskPool;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.kind.ValueReader;
import io.ballast.spec.yaml.LayeredSpec;
import io.ballast.spec.yaml.OverriddenSpec;
import io.ballast.spec.yaml.SpecNode;
import io.ballast.spec.yaml.SpecOverrides;
import io.ballast.spec.yaml.YamlText;
import io.ballast.spec.yaml.YamlTree;
import io.ballast.spec.yaml.YamlValue;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads dataset specs. Whatever is wrong with one is refused as {@link ErrorCategory#INPUT_REFUSED}, with the file, its line, the
 * path within, what was found, and what is allowed.
 */
public final class SpecReader {
    private SpecReader() {}

    public static DatasetSpec read(Path file) {
        return read(file, SpecOverrides.NONE);
    }

    public static DatasetSpec read(Path file, SpecOverrides overrides) {
        return read(file, overrides, OptionalInt.empty());
    }

    /**
     * Reads a spec that must belong to the caller's algorithm, if it says one.
     *
     * @param algorithm the version the caller makes values by; a spec that carries another one is refused
     */
    public static DatasetSpec read(Path file, SpecOverrides overrides, OptionalInt algorithm) {
        return read(text(file), file.toString(), file.toAbsolutePath().getParent(), overrides, algorithm);
    }

    /**
     * Reads a spec from its text.
     *
     * @param sourceName what messages call the text, such as the name of its file
     */
    public static DatasetSpec read(String text, String sourceName) {
        return read(text, sourceName, SpecOverrides.NONE);
    }

    public static DatasetSpec read(String text, String sourceName, SpecOverrides overrides) {
        return read(text, sourceName, overrides, OptionalInt.empty());
    }

    /**
     * Reads a spec that must belong to the caller's algorithm, if it says one.
     *
     * @param algorithm the version the caller makes values by; a spec that carries another one is refused
     */
    public static DatasetSpec read(String text, String sourceName, SpecOverrides overrides, OptionalInt algorithm) {
        return read(text, sourceName, null, overrides, algorithm);
    }

    /**
     * Reads a spec of rows for tables that are there, in one schema or in several: then the schema stands before the name of a table, as
     * in {@code app.users}.
     *
     * @param sourceName what messages call the text
     */
    public static DatasetSpec readOfAnySchema(String text, String sourceName) {
        return read(YamlText.parse(text, sourceName), null, SpecOverrides.NONE, OptionalInt.empty(), true);
    }

    /**
     * Reads a spec of rows for tables that are there, which is made of a draft and of texts; names as by {@link #readOfAnySchema}.
     *
     * @param draft keys and values as a text would have them
     * @param sourceName what messages call the draft
     * @param layers each says what it wants otherwise than the draft and those before it
     */
    public static DatasetSpec layered(
            Map<String, Object> draft, String sourceName, List<SpecLayer> layers, SpecOverrides overrides) {
        YamlValue values = YamlTree.of(draft, sourceName);
        @Nullable Path folder = null;
        for (SpecLayer layer : layers) {
            values = LayeredSpec.of(values, layer.parse());
            folder = layer.folder() == null ? folder : layer.folder();
        }
        return read(values, folder, overrides, OptionalInt.empty(), true);
    }

    /**
     * Reads a spec from a draft and its text, which takes less time than reading the text: the text is read by another thread meanwhile,
     * to compare what it says.
     *
     * @param draft keys and values; where the text says anything else than they do, or they are refused, the text counts
     * @param text written of the draft, on the other thread
     * @param sourceName what messages call the text
     */
    public static WrittenSpec written(Map<String, Object> draft, Supplier<String> text, String sourceName) {
        try (TaskPool<RuntimeException> writer = new TaskPool<>("write", 1)) {
            TaskPool.Result<String, RuntimeException> written = writer.submit(text::get);
            YamlValue values = YamlTree.of(draft, sourceName);
            TaskPool.Result<Boolean, RuntimeException> same =
                    writer.submit(() -> YamlTree.saysTheSame(values, YamlText.parse(written.get(), sourceName)));
            DatasetSpec spec;
            try {
                spec = read(values, null, SpecOverrides.NONE, OptionalInt.empty(), false);
            } catch (BallastException e) {
                if (e.category() != ErrorCategory.INPUT_REFUSED) {
                    throw e;
                }
                return new WrittenSpec(read(written.get(), sourceName), written.get());
            }
            return new WrittenSpec(same.get() ? spec : read(written.get(), sourceName), written.get());
        }
    }

    /** A spec, and the text that reads as it does. */
    public record WrittenSpec(DatasetSpec spec, String text) {}

    public static DatasetSpec preset(String name) {
        return preset(name, SpecOverrides.NONE);
    }

    public static DatasetSpec preset(String name, SpecOverrides overrides) {
        return read(presetText(name), "preset " + name, overrides);
    }

    /** The names of the built-in specs, the default one first. */
    public static List<String> presets() {
        return Presets.NAMES;
    }

    /** A preset as its file has it, comments and all. */
    public static String presetText(String name) {
        return Presets.text(name);
    }

    /**
     * Reads a preset or a file, as users name either: a word that is a preset's name is the preset, everything else a file.
     *
     * @param algorithm the version the caller makes values by; a spec that carries another one is refused
     */
    public static DatasetSpec find(String presetOrFile, SpecOverrides overrides, OptionalInt algorithm) {
        if (Presets.NAMES.contains(presetOrFile)) {
            return preset(presetOrFile, overrides);
        }
        Path file = Path.of(presetOrFile);
        if (!Files.exists(file)) {
            throw refused(
                    presetOrFile + ": neither a file nor a preset; presets: " + String.join(", ", Presets.NAMES)
                            + Nearest.hint(presetOrFile, Presets.NAMES),
                    null);
        }
        return read(file, overrides, algorithm);
    }

    private static DatasetSpec read(
            String text, String sourceName, @Nullable Path folder, SpecOverrides overrides, OptionalInt algorithm) {
        return read(YamlText.parse(text, sourceName), folder, overrides, algorithm, false);
    }

    private static DatasetSpec read(
            YamlValue values,
            @Nullable Path folder,
            SpecOverrides overrides,
            OptionalInt algorithm,
            boolean ofAnySchema) {
        YamlValue overridden = OverriddenSpec.apply(values, overrides);
        return new DatasetReader(new ValueReader(folder), ofAnySchema).read(SpecNode.root(overridden), algorithm);
    }

    static String text(Path file) {
        try {
            if (Files.size(file) > YamlText.MAX_LENGTH) {
                throw refused(file + ": longer than " + YamlText.MAX_LENGTH + " bytes", null);
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw refused(file + ": no such file", e);
        } catch (CharacterCodingException e) {
            throw refused(file + ": not UTF-8", e);
        } catch (IOException e) {
            throw refused(file + ": cannot be read: " + IoReason.of(e), e);
        }
    }

    private static BallastException refused(String message, @Nullable Throwable cause) {
        return new BallastException(ErrorCategory.INPUT_REFUSED, message, cause);
    }
}
