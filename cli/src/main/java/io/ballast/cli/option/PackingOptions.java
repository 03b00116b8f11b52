package io.ballast.cli.option;

import io.ballast.common.bundle.Compression;
import io.ballast.generator.GenerationOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How the shards of a bundle are compressed. */
public final class PackingOptions {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--compress",
            order = 22,
            paramLabel = "KIND",
            defaultValue = "zstd",
            converter = CompressionLabels.class,
            completionCandidates = CompressionLabels.class,
            description = "How shards are compressed: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Compression compression = Compression.ZSTD;

    @Option(
            names = "--level",
            order = 23,
            paramLabel = "N",
            description = "Compression level: 1 to 22 for zstd, 1 to 9 for gzip (default: 1).")
    private @Nullable Integer level;

    /** The same with what the user chose; a level that there is not is refused. */
    public GenerationOptions of(GenerationOptions options) {
        Contradictions.refuseBeside(command, "--level", compression == Compression.NONE, "--compress none");
        int maxLevel = compression == Compression.ZSTD ? 22 : 9;
        if (level != null && (level < 1 || level > maxLevel)) {
            throw Contradictions.refused(
                    command, "--level " + level + ": levels of " + compression.label() + " are 1 to " + maxLevel);
        }
        return options.withCompression(compression, level == null ? 1 : level);
    }
}
