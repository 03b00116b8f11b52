package io.ballast.spark;

import io.ballast.common.bundle.Compression;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.plan.Sharding;
import io.ballast.spec.yaml.ByteSize;
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
            description = "How shards are compressed: zstd, gzip, none (default: zstd).")
    private @Nullable String compress;

    @Option(
            names = "--level",
            paramLabel = "N",
            description = "Compression level: 1 to 22 for zstd, 1 to 9 for gzip (default: 1).")
    private @Nullable Integer level;

    @Option(names = "--header", description = "Begin each shard with a record of column names.")
    private boolean header;

    /**
     * The same with what the user chose.
     *
     * @param virtual whether no file is written, which leaves nothing to compress
     */
    GenerationOptions of(GenerationOptions options, boolean virtual) {
        if (virtual) {
            refuseBesideVirtual("--compress", compress != null);
            refuseBesideVirtual("--level", level != null);
            refuseBesideVirtual("--header", header);
        }
        Compression compression = virtual ? Compression.NONE : compression();
        if (level != null && compression == Compression.NONE) {
            throw refused("--level has no meaning with --compress none: leave one of them out");
        }
        try {
            int chosen = virtual ? 0 : level == null ? 1 : level;
            return options.withCompression(compression, chosen)
                    .withHeader(header)
                    .withSharding(sharding());
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private void refuseBesideVirtual(String option, boolean given) {
        if (given) {
            throw refused(option + " has no meaning with --virtual: leave one of them out");
        }
    }

    private Compression compression() {
        String kind = compress == null ? "zstd" : compress;
        return Compression.parse(kind)
                .orElseThrow(() -> refused("--compress " + kind + ": expected zstd, gzip or none"));
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
