package io.ballast.cli.option;

import io.ballast.generator.GenerationOptions;
import io.ballast.generator.plan.Sharding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How the tables of a spec are cut. */
public final class ShardingOptions {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--shards",
            order = 20,
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Cut each table into N shards.")
    private @Nullable Long shards;

    @Option(
            names = "--shard-size",
            order = 21,
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "Cut the tables into shards of about so much CSV (default: 128MiB).")
    private @Nullable Long shardSize;

    public Sharding sharding() {
        Contradictions.refuse(command, "--shards", "--shard-size");
        if (shards != null) {
            if (shards > Integer.MAX_VALUE) {
                throw Contradictions.refused(command, "--shards " + shards + ": no more than " + Integer.MAX_VALUE);
            }
            return new Sharding.Count(shards.intValue());
        }
        return shardSize == null ? GenerationOptions.DEFAULT_SHARDING : new Sharding.Size(shardSize);
    }
}
