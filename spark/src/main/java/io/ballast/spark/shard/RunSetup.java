package io.ballast.spark.shard;

import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.ShardSink;
import io.ballast.generator.shard.ShardFormat;
import io.ballast.spark.store.HadoopPlace;
import java.io.Serializable;
import java.util.TreeMap;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What all tasks of a run have in common, sent to each process once.
 *
 * @param specYaml resolved
 * @param counts of the shards of each table
 * @param output the bundle's place
 * @param virtual whether only the facts of the shards are wanted
 * @param configuration of Hadoop, as the driver has it
 */
record RunSetup(
        String specYaml,
        TreeMap<String, Integer> counts,
        Compression compression,
        int level,
        boolean header,
        String output,
        boolean virtual,
        SerializableConfiguration configuration)
        implements Serializable {
    ExecutorModel model() {
        return ExecutorModel.of(specYaml, counts, compression);
    }

    ShardFormat format() {
        return new ShardFormat(compression, level, header);
    }

    ShardSink sink() {
        ShardSink sink = HadoopPlace.of(output, configuration.value()).sink();
        return virtual ? ShardSink.virtual(sink) : sink;
    }
}
