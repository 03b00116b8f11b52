package io.ballast.common.bundle;

import io.ballast.spark.LesserFileSystem;
import io.ballast.spark.store.HadoopPlace;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The rules of every sink, in a file system that renames to no taken name and adds to no file. */
class LesserSinkIT extends ShardSinkContract {
    @TempDir
    private Path directory;

    @Override
    ShardSink open() {
        return HadoopPlace.of("lesser://" + directory.resolve("bundle"), LesserFileSystem.configuration())
                .sink();
    }
}
