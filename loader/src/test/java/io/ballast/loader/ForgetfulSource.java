package io.ballast.loader;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The shards of a bundle on disk, of which nothing is known beforehand: the numbers told are wrong, the hashes are missing. */
record ForgetfulSource(Path directory) implements ShardSource {
    @Override
    public String kind() {
        return "source";
    }

    @Override
    public String name() {
        return "the one that forgets";
    }

    @Override
    public Bundle read() {
        Bundle told = ShardSource.of(directory).read();
        List<BundleTable> tables = told.tables().stream()
                .map(table -> new BundleTable(
                        table.schema(),
                        table.shards().stream().map(ForgetfulSource::forget).toList(),
                        Set.of()))
                .toList();
        return new Bundle(
                told.dataset(),
                told.seed(),
                told.algorithmVersion(),
                told.specSha256(),
                told.compression(),
                told.dialect(),
                tables);
    }

    private static Shard forget(Shard shard) {
        return new Shard(shard.path(), 0, "", 1000, 7, shard.firstUnit(), shard.units());
    }

    @Override
    public ShardReader open(Bundle bundle, BundleTable table, Shard shard, ShardCheck check) {
        Bundle told = ShardSource.of(directory).read();
        Shard whole = told.tables().stream()
                .flatMap(other -> other.shards().stream())
                .filter(other -> other.path().equals(shard.path()))
                .findFirst()
                .orElseThrow();
        return ShardSource.of(directory).open(told, table, whole, check);
    }

    @Override
    public String remedy() {
        return "Fix the file";
    }
}
