package io.ballast.loader.rejects;

import io.ballast.common.bundle.OriginalText;
import io.ballast.common.bundle.RefusedRecord;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.common.error.Setting;
import io.ballast.loader.plan.SetAside;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All records that a load has set aside. They lie in a directory beside their file until the load has ended. Safe for use by many threads,
 * each with its own shard.
 */
public final class Rejects implements AutoCloseable {
    /** As many reasons as show what is wrong; more belong into a file. */
    private static final int NAMED = 3;

    private final SetAside choice;
    private final RejectFiles files;
    private final Map<String, ShardRejects> shards = new HashMap<>();
    private long count;
    /** By the file of their records: the shard of the first one, whose header they stand under. */
    private final Map<Path, ShardRejects> first = new HashMap<>();

    private Rejects(SetAside choice, RejectFiles files) {
        this.choice = choice;
        this.files = files;
    }

    /**
     * Makes room for them.
     *
     * @throws BallastException when a file of that name is there, or another load is at work on it
     */
    public static Rejects open(SetAside choice) {
        return new Rejects(choice, RejectFiles.open(choice));
    }

    /**
     * Begins a shard; what an earlier attempt has set aside of it, which was rolled back, is forgotten.
     *
     * @param name what messages call the shard
     * @param head what its records stand under
     */
    public synchronized ShardRejects begin(SourceShard shard, String name, String table, OriginalText head) {
        @Nullable ShardRejects before = shards.get(shard.path());
        if (before != null) {
            count -= before.count();
            before.end();
            first.values().remove(before);
        }
        ShardRejects begun = new ShardRejects(this, files, shards.size(), new ShardRejects.Origin(name, table, head));
        shards.put(shard.path(), begun);
        return begun;
    }

    /** Counts a record, once it has been written. */
    synchronized void counted(ShardRejects of) {
        count++;
        if (count > choice.maxErrors()) {
            throw tooMany();
        }
        Path file = choice.fileOf(of.origin().table());
        ShardRejects before = first.putIfAbsent(file, of);
        if (before != null && !before.origin().sameHead(of.origin())) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    of.origin().name() + " has another header than "
                            + before.origin().name()
                            + ", and records of both were refused; expected one header, below which "
                            + file + " can hold them. Nothing was published.",
                    Hint.act("load these files one by one").then(Rerun.RESTART));
        }
    }

    /** How many there are. */
    public synchronized long count() {
        return count;
    }

    /** How many there are of each table that has any. */
    public synchronized Map<String, Long> countsByTable() {
        Map<String, Long> counts = new TreeMap<>();
        for (ShardRejects shard : shards.values()) {
            if (shard.count() > 0) {
                counts.merge(shard.origin().table(), shard.count(), Long::sum);
            }
        }
        return counts;
    }

    public SetAside choice() {
        return choice;
    }

    /**
     * Writes the two files as they will be, short of their names: nothing that can fail is left for the moment after the load.
     *
     * @param order of the shards
     */
    public synchronized void complete(List<SourceShard> order) {
        files.complete(order.stream()
                .map(shard -> shards.get(shard.path()))
                .filter(Objects::nonNull)
                .filter(shard -> shard.count() > 0)
                .toList());
    }

    /** Gives the files their names, where there is anything in them. */
    public void publish() {
        files.publish();
    }

    private BallastException tooMany() {
        String named = shards.values().stream()
                .flatMap(shard -> shard.firstReasons().stream())
                .limit(NAMED)
                .collect(Collectors.joining("; "));
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "More records were refused than the " + choice.maxErrors() + " that may be set aside: " + named
                        + (count > NAMED ? "; …" : "") + ". Nothing was published.",
                Hint.act("fix them")
                        .then(Rerun.RESTART)
                        .or(Hint.choose("allow more", Setting.MAX_ERRORS).then(Rerun.RESTART)));
    }

    static String named(ShardRejects.Origin origin, RefusedRecord record) {
        return origin.name() + ", " + record.place() + ": " + record.reason();
    }

    static int maxNamed() {
        return NAMED;
    }

    /** Removes what has not got its name. */
    @Override
    public synchronized void close() {
        shards.values().forEach(ShardRejects::end);
        files.close();
    }
}
