package io.ballast.common.bundle;

import io.ballast.common.progress.Progress;
import java.nio.file.Path;
import java.util.List;

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
     * Tells tables and shards, and what is {@linkplain BundleTable#known() known} of them before any is read. Reading an unchanged
     * source again tells the same.
     *
     * @throws io.ballast.common.error.BallastException when the source is refused
     */
    Bundle read();

    /** As {@link #read()}; where that means to read all that there is, it tells how far it is, as phase CHECK. */
    default Bundle read(Progress progress) {
        return read();
    }

    /**
     * Opens a shard; the caller closes it.
     *
     * @param bundle what {@link #read} told
     * @param table one of its tables
     * @param shard one of the table's shards
     * @param check how closely it is checked against what is known, where there are ways to choose from
     */
    ShardReader open(Bundle bundle, BundleTable table, Shard shard, ShardCheck check);

    /** What messages call a shard: its file, where it is one. */
    default String nameOf(Shard shard) {
        return shard.path();
    }

    /** What to do about a shard that was refused, before it is loaded with {@code --restart}: "Make the bundle again". */
    String remedy();

    /** What the source promises of its rows and no load checks, each in words such as {@code pattern of column "a" of users}. */
    default List<String> unchecked() {
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
        return new BundleDirectory(directory);
    }
}
