package io.ballast.common.bundle;

import io.ballast.spark.store.HadoopPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;

/** What every place of bundles keeps to, in local files as Hadoop has them. */
class HadoopInputIT extends ShardInputContract {
    @TempDir
    private Path directory;

    @Override
    ShardInput with(Map<String, String> files) {
        ShardSink sink = place("bundle").sink();
        sink.create();
        sink.createFolders(files.keySet());
        files.forEach((path, text) -> sink.write(path, text.getBytes(StandardCharsets.UTF_8)));
        return place("bundle").input();
    }

    @Override
    ShardInput missing() {
        return place("missing").input();
    }

    private HadoopPlace place(String name) {
        return HadoopPlace.of("file://" + directory.resolve(name), new Configuration());
    }
}
