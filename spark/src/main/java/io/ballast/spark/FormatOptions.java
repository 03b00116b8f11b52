package io.ballast.spark;

import io.ballast.common.bundle.Compression;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.plan.Sharding;
import io.ballast.spec.yaml.ByteSize;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say how tables are cut into shards, and what the files are like: those of {@code ballast generate}. */
final class FormatOptions {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(names = "--shards", paramLabel = "N", description = "Cut each table into N shards.")
    private @Nullable Integer shards;

    @Option(
            names = "--shard-size",
            paramLabel = "SIZE",
            description = "Cut the tables into shards of about so much CSV (default: 128MiB).")
    private @Nullable String shardSize;

    @Option(
            names = "--compress",
            paramLabel = "KIND",
            defaultValue = "zstd",
            description = "How shards are compressed: zstd, gzip, none (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String compress;

    @Option(
            names = "--level",
            paramLabel = "N",
            description = "Compression level: 1 to 22 for zstd, 1 to 9 for gzip (default: 1).")
    private @Nullable Integer level;

    @Option(names = "--header", description = "Begin each shard with a record of column names.")
    private boolean header;

    /** The same with what the user chose. */
    GenerationOptions of(GenerationOptions options) {
        Optional<Compression> compression = Compression.parse(compress);
        if (compression.isEmpty()) {
            throw refused("--compress " + compress + ": expected zstd, gzip or none");
        }
        if (level != null && compression.get() == Compression.NONE) {
            throw refused("--level has no meaning with --compress none: leave one of them out");
        }
        try {
            return options.withCompression(compression.get(), level == null ? 1 : level)
                    .withHeader(header)
                    .withSharding(sharding());
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private Sharding sharding() {
        if (shards != null && shardSize != null) {
            throw refused("--shards and --shard-size contradict each other: choose one");
        }
        if (shards != null) {
            return new Sharding.Count(shards);
        }
        String size = shardSize;
        return size == null
                ? GenerationOptions.DEFAULT_SHARDING
                : new Sharding.Size(
                        ByteSize.parse(size).orElseThrow(() -> refused("--shard-size " + ByteSize.refusal(size))));
    }

    private ParameterException refused(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
