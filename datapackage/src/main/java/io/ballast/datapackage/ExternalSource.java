package io.ballast.datapackage;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.ValueSetting;
import io.ballast.common.csv.CsvDialect;
import io.ballast.common.progress.Progress;
import java.nio.file.Path;
import java.util.List;

/** Files that no program of ours has written, as a source of shards: one for each file. */
public final class ExternalSource implements ShardSource {
    private final String kind;
    private final String name;
    private final String remedy;
    private final boolean describesValues;
    private final ExternalTables tables;
    private final List<ValueSetting> readWith;

    ExternalSource(
            String kind,
            String name,
            String remedy,
            boolean describesValues,
            ExternalTables tables,
            List<ValueSetting> readWith) {
        this.readWith = List.copyOf(readWith);
        this.kind = kind;
        this.name = name;
        this.remedy = remedy;
        this.describesValues = describesValues;
        this.tables = tables;
    }

    /**
     * A Data Package that somebody else has made.
     *
     * @throws io.ballast.common.error.BallastException when its descriptor is refused; its files are looked at by {@link #read}
     */
    public static ExternalSource of(Path directory) {
        return new ExternalSource(
                "data package",
                directory.toString(),
                "Fix the data package, or ask its author,",
                true,
                DataPackage.read(directory),
                List.of());
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Bundle read() {
        return read(Progress.silent());
    }

    /** Reads every file once, to hash it; see {@link Bundle#specSha256()} for what stands for its description. */
    @Override
    public Bundle read(Progress progress) {
        return new Bundle(
                tables.dataset(),
                0,
                0,
                tables.identity(),
                Compression.NONE,
                new CsvDialect(false),
                FilesCheck.check(tables.tables(), progress));
    }

    @Override
    public ShardReader open(Bundle bundle, BundleTable table, Shard shard, ShardCheck check) {
        ExternalTable foreign = tables.tables().stream()
                .filter(candidate -> candidate.name().equals(table.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table " + table.name()));
        boolean limited = check == ShardCheck.EVERYTHING; // else the server holds the values against their CHECKs
        return new Transcoder(foreign, Math.toIntExact(shard.firstUnit()), shard, limited);
    }

    @Override
    public String remedy() {
        return remedy;
    }

    @Override
    public boolean describesValues() {
        return describesValues;
    }

    @Override
    public List<ValueSetting> readWith() {
        return readWith;
    }

    @Override
    public List<String> unchecked() {
        return tables.unchecked();
    }
}
