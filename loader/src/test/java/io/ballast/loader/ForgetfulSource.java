package io.ballast.loader;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.ShardSums;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The shards of a bundle on disk, of which nothing is known beforehand: the numbers stated are wrong, the hashes are missing. */
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
        Manifest known = ShardSource.of(directory).read();
        List<SourceTable> tables = known.tables().stream()
                .map(table -> new SourceTable(
                        table.schema(),
                        table.shards().stream().map(ForgetfulSource::forget).toList(),
                        Set.of()))
                .toList();
        return new Manifest(known.dataset(), known.descriptionSha256(), known.dialect(), tables);
    }

    private static SourceShard forget(SourceShard shard) {
        return new SourceShard(shard.path(), 0, ShardSums.NONE, 1000, 7, "a file");
    }

    @Override
    public ShardReader open(Manifest manifest, SourceTable table, SourceShard shard, ShardCheck check) {
        Manifest known = ShardSource.of(directory).read();
        SourceShard whole = known.tables().stream()
                .flatMap(other -> other.shards().stream())
                .filter(other -> other.path().equals(shard.path()))
                .findFirst()
                .orElseThrow();
        return ShardSource.of(directory).open(known, table, whole, check);
    }

    @Override
    public String remedy() {
        return "Fix the file";
    }
}
