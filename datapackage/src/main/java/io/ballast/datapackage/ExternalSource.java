package io.ballast.datapackage;

import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.PieceReader;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceSummary;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.bundle.TableSelection;
import io.ballast.common.bundle.ValueSetting;
import io.ballast.common.report.Progress;
import io.ballast.common.schema.TableSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Files that no program of ours has written, as a source of shards: one for each file. */
public final class ExternalSource implements ShardSource {
    private final String kind;
    private final String name;
    private final String remedy;
    private final boolean describesValues;
    private final ExternalTables tables;
    private final Map<String, TableFile> files;
    private final List<ValueSetting> readWith;
    private final boolean settingAside;

    ExternalSource(
            String kind,
            String name,
            String remedy,
            boolean describesValues,
            ExternalTables tables,
            List<ValueSetting> readWith) {
        this(kind, name, remedy, describesValues, tables, readWith, false);
    }

    private ExternalSource(
            String kind,
            String name,
            String remedy,
            boolean describesValues,
            ExternalTables tables,
            List<ValueSetting> readWith,
            boolean settingAside) {
        this.settingAside = settingAside;
        this.readWith = List.copyOf(readWith);
        this.kind = kind;
        this.name = name;
        this.remedy = remedy;
        this.describesValues = describesValues;
        this.tables = tables;
        this.files = tables.tables().stream()
                .flatMap(table -> TableFile.of(table).stream())
                .collect(Collectors.toUnmodifiableMap(TableFile::name, Function.identity()));
    }

    /**
     * All tables of a Data Package that somebody else has made.
     *
     * @throws io.ballast.common.error.BallastException when its descriptor is refused; its files are looked at by {@link #read}
     */
    public static ExternalSource of(Path directory) {
        return of(directory, TableSelection.ALL);
    }

    /** Some of its tables, without foreign keys to the others. The others need not be sound, nor there. */
    public static ExternalSource of(Path directory, TableSelection selection) {
        return of(PackagePlace.of(directory), selection, Untyped.REFUSED);
    }

    /** As {@link #of(Path, TableSelection)}, also from a server or store, and of tables without a schema. */
    public static ExternalSource of(PackagePlace place, TableSelection selection, Untyped untyped) {
        return new ExternalSource(
                "data package",
                place.name(),
                "Fix the data package, or ask its author",
                true,
                DataPackage.read(place, selection, untyped),
                List.of());
    }

    /**
     * It is another one: a load of it does not resume one of all records, nor the other way round, since what was set aside is known to the run
     * alone that has done so.
     */
    @Override
    public Optional<ShardSource> settingAside() {
        String identity = Sha256.hex(tables.identity() + " set aside");
        return Optional.of(
                new ExternalSource(kind, name, remedy, describesValues, tables.withIdentity(identity), readWith, true));
    }

    @Override
    public PieceReader openPieces(Manifest manifest, SourceTable table, SourceShard shard) {
        return new ExternalPieces(file(shard), shard);
    }

    private TableFile file(SourceShard shard) {
        @Nullable TableFile file = files.get(shard.path());
        if (file == null) {
            throw new IllegalArgumentException("no file " + shard.path());
        }
        return file;
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
    public Manifest read() {
        return read(Progress.silent());
    }

    @Override
    public Manifest read(Progress progress) {
        return new Manifest(
                tables.dataset(),
                tables.identity(),
                new CsvDialect(false),
                FilesCheck.check(tables, settingAside, progress),
                List.of(),
                tables.omitted());
    }

    @Override
    public boolean isReadOnce() {
        return files.values().stream().anyMatch(file -> file.file().isReadOnce());
    }

    @Override
    public boolean readsFilesFirst() {
        return true; // to hash them
    }

    @Override
    public ShardReader open(Manifest manifest, SourceTable table, SourceShard shard, ShardCheck check) {
        boolean limited = check == ShardCheck.EVERYTHING; // else the server compares the values with their CHECKs
        return new Transcoder(file(shard), shard, limited);
    }

    @Override
    public SourceSummary summary(Progress progress) {
        Manifest manifest = read(progress);
        return new SourceSummary(manifest.dataset(), manifest.tables(), List.of(), PackageSummary.of(this, manifest));
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
    public List<String> notTables() {
        return tables.notTables();
    }

    /** The tables whose types were found by reading their values. */
    public List<TableSchema> inferred() {
        return tables.tables().stream()
                .map(ExternalTable::schema)
                .filter(table -> tables.inferred().contains(table.name()))
                .toList();
    }

    @Override
    public List<String> unchecked() {
        return tables.unchecked();
    }
}
