package io.ballast.loader;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import java.nio.file.Path;
import java.time.Duration;

/** The shards of a bundle on disk, whose bytes come only after a while, as through a pipe, and so does their end. */
record SlowSource(Path directory, Duration pause) implements ShardSource {
    @Override
    public String kind() {
        return "source";
    }

    @Override
    public String name() {
        return "the one that takes its time";
    }

    @Override
    public Manifest read() {
        return ShardSource.of(directory).read();
    }

    @Override
    public ShardReader open(Manifest manifest, SourceTable table, SourceShard shard, ShardCheck check) {
        return new SlowReader(ShardSource.of(directory).open(manifest, table, shard, check), pause);
    }

    @Override
    public String remedy() {
        return "Wait";
    }

    private record SlowReader(ShardReader reader, Duration pause) implements ShardReader {
        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return reader.read(buffer, offset, length);
        }

        @Override
        public SourceShard found() {
            return reader.found();
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
