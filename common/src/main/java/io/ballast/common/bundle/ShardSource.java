package io.ballast.common.bundle;

import io.ballast.common.report.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a load gets its shards from: a bundle on disk, or anything else whose rows come as tables cut into shards. A value without
 * state; any number of threads may read shards at the same time.
 */
public interface ShardSource {
    /** What it is, in a word of messages: {@code bundle}. */
    String kind();

    /** Which one it is, such as the bundle's directory. */
    String name();

    /**
     * States tables and shards, and what is {@linkplain SourceTable#known() known} of them before any is read. Reading an unchanged
     * source again states the same.
     *
     * @throws io.ballast.common.error.BallastException when the source is refused
     */
    Manifest read();

    /** As {@link #read()}; where that {@linkplain #readsFilesFirst() reads all files}, it reports how far it is, as phase CHECK. */
    default Manifest read(Progress progress) {
        return read();
    }

    /** Whether {@link #read()} reads every file to its end, which may take long, and not its description alone. */
    default boolean readsFilesFirst() {
        return false;
    }

    /**
     * Whether some shard can be read only once, as what comes through a pipe: neither number of rows nor size of any is known then, and a
     * load that breaks off starts over.
     */
    default boolean isReadOnce() {
        return false;
    }

    /**
     * Opens a shard; the caller closes it.
     *
     * @param manifest what {@link #read} returned
     * @param table one of its tables
     * @param shard one of the table's shards
     * @param check how closely it is checked against what is known, where there are ways to choose from
     */
    ShardReader open(Manifest manifest, SourceTable table, SourceShard shard, ShardCheck check);

    /** The same for a load that sets aside the records that are refused; empty where a source has none that could be told apart. */
    default Optional<ShardSource> settingAside() {
        return Optional.empty();
    }

    /**
     * Opens a shard of a source for {@linkplain #settingAside such a load}; the caller closes it.
     *
     * @param manifest what {@link #read} returned
     */
    default PieceReader openPieces(Manifest manifest, SourceTable table, SourceShard shard) {
        throw new UnsupportedOperationException(kind() + " " + name() + " sets no records aside");
    }

    /** What messages call a shard: its file, where it is one. */
    default String nameOf(SourceShard shard) {
        return shard.path();
    }

    /** What to do about a shard that was refused, before it is loaded with {@code --restart}: "Make the bundle again". */
    String remedy();

    /**
     * The text from which an equal source can be made again. Empty where the source itself lasts, as files do; a load that changes what
     * the text was made of keeps it until it is finished.
     */
    default Optional<String> recipe() {
        return Optional.empty();
    }

    /** Whether its rows lie in files; else they are generated while they are read, and there is nothing to check without a database. */
    default boolean hasFiles() {
        return true;
    }

    /**
     * Checks all files, byte by byte, against what is stated of them. Empty where that does not cover every file: then only
     * reading them as a load does shows whether they can be loaded.
     *
     * @throws io.ballast.common.error.BallastException when there is nothing to check against, or the check is interrupted
     */
    default Optional<Verification> verifyFiles(int threads, Progress progress) {
        return Optional.empty();
    }

    /** What is in it; as {@link #read(Progress)}. */
    default SourceSummary summary(Progress progress) {
        Manifest manifest = read(progress);
        return new SourceSummary(manifest.dataset(), manifest.tables(), List.of(), manifest);
    }

    /** What the source promises of its rows and no load checks, each in words such as {@code pattern of column "a" of users}. */
    default List<String> unchecked() {
        return List.of();
    }

    /** What the source has beside tables, and no load brings, each in words such as {@code resource "map" (geojson)}. */
    default List<String> notTables() {
        return List.of();
    }

    /**
     * Whether values are written as a description says, so that what only a server's settings can tell, such as {@code 01/02/03} for a
     * date, is refused whatever travels to the server.
     */
    default boolean describesValues() {
        return false;
    }

    /**
     * Settings of a session that the server reads the values with, where they travel as CSV; none where the values are in our own
     * form, which means the same under any.
     */
    default List<ValueSetting> readWith() {
        return List.of();
    }

    /** A bundle on disk. */
    static ShardSource of(Path directory) {
        return of(ShardInput.of(directory));
    }

    /** A bundle, wherever its files lie. */
    static ShardSource of(ShardInput files) {
        return new BundleDirectory(files);
    }
}
