package io.ballast.common.bundle;

import io.ballast.spark.store.HadoopPlace;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;

/** The rules of every sink, in local files as Hadoop has them. */
class HadoopSinkIT extends ShardSinkContract {
    @TempDir
    private Path directory;

    @Override
    ShardSink open() {
        return HadoopPlace.of("file://" + directory.resolve("bundle"), new Configuration())
                .sink();
    }
}
