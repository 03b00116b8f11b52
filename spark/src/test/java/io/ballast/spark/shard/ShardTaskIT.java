package io.ballast.spark.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardSink;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.spark.store.HadoopPlace;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.spec.yaml.SpecOverrides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one attempt does with what it finds in place of its shard. */
class ShardTaskIT {
    private static final String PATH = "data/users/users-00001.csv";
    private static final ShardWork WORK = new ShardWork(0, 1, null, false);

    @TempDir
    private Path directory;

    private RunSetup setup;
    private ShardSink sink;
    private Path file;

    @BeforeEach
    void plan() {
        OptionalInt algorithm = OptionalInt.of(AlgorithmVersion.CURRENT);
        SpecOverrides rows =
                new SpecOverrides(Map.of("users", 100L), OptionalDouble.empty(), OptionalLong.empty(), List.of());
        setup = new RunSetup(
                SpecWriter.write(SpecReader.find("users", rows, algorithm), algorithm),
                new TreeMap<>(Map.of("users", 2)),
                Compression.NONE,
                1,
                false,
                directory.toString(),
                false,
                new SerializableConfiguration(new Configuration()));
        sink = HadoopPlace.of(directory.toUri().toString(), new Configuration()).sink();
        sink.createFolders(List.of(PATH));
        file = directory.resolve(PATH);
    }

    @Test
    void aSecondAttemptMakesTheSameShard() throws Exception {
        ShardOutcome first = ShardTask.make(setup, sink, WORK);
        byte[] bytes = Files.readAllBytes(file);

        ShardOutcome second = ShardTask.make(setup, sink, WORK);

        assertThat(second.shard()).isEqualTo(first.shard());
        assertThat(second.conflict()).isEmpty();
        assertThat(file).hasBinaryContent(bytes);
        assertThat(sink.files().files()).containsExactly(PATH);
    }

    @Test
    void attemptsThatDifferEndTheJob() throws Exception {
        Files.writeString(file, "other\n");

        ShardOutcome outcome = ShardTask.make(setup, sink, WORK);

        assertThat(outcome.conflict())
                .isEqualTo("two attempts to make file:" + file + " came out differently: SHA-256 of the CSV "
                        + "7e4fa2eb8c7ac089739d5defc4489fad68a100d92082ca35c6b40a4524821f87 and "
                        + outcome.shard().sums().rawSha256()
                        + ". Some machine computes wrongly, or another run writes to the same place. Find out which, and start over"
                        + " in another directory.");
        assertThat(file).hasContent("other\n");
        assertThat(sink.files().files()).containsExactly(PATH);
    }

    @Test
    void aShardOfAnEarlierRunIsKeptWhileItIsWhole() throws Exception {
        Shard noted = ShardTask.make(setup, sink, WORK).shard();
        ShardWork again = new ShardWork(0, 1, noted, true);

        assertThat(ShardTask.make(setup, sink, again).kept()).isTrue();

        byte[] bytes = Files.readAllBytes(file);
        Files.writeString(file, "damaged\n");
        ShardOutcome outcome = ShardTask.make(setup, sink, again);
        assertThat(outcome.kept()).isFalse();
        assertThat(outcome.conflict()).isEmpty();
        assertThat(outcome.shard()).isEqualTo(noted);
        assertThat(file).hasBinaryContent(bytes);
    }
}
