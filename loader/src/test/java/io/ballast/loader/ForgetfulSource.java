package io.ballast.loader;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
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
    public Manifest read() {
        Manifest told = ShardSource.of(directory).read();
        List<SourceTable> tables = told.tables().stream()
                .map(table -> new SourceTable(
                        table.schema(),
                        table.shards().stream().map(ForgetfulSource::forget).toList(),
                        Set.of()))
                .toList();
        return new Manifest(told.dataset(), told.descriptionSha256(), told.dialect(), tables);
    }

    private static SourceShard forget(SourceShard shard) {
        return new SourceShard(shard.path(), 0, "", "", 1000, 7, "a file");
    }

    @Override
    public ShardReader open(Manifest manifest, SourceTable table, SourceShard shard, ShardCheck check) {
        Manifest told = ShardSource.of(directory).read();
        SourceShard whole = told.tables().stream()
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
