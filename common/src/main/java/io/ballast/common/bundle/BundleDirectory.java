package io.ballast.common.bundle;

import java.nio.file.Path;

/** A bundle on disk as a source of shards: its descriptor tells every fact of them. */
record BundleDirectory(Path directory) implements ShardSource {
    static final String KIND = "bundle";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String name() {
        return directory.toString();
    }

    @Override
    public Bundle read() {
        return DescriptorFile.read(directory);
    }

    @Override
    public ShardReader open(Bundle bundle, BundleTable table, Shard shard, ShardCheck check) {
        return ShardStream.open(directory, bundle, shard, check);
    }

    @Override
    public String remedy() {
        return "Make the bundle again";
    }
}
