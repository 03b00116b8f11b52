package io.ballast.loader.rejects;

import io.ballast.common.bundle.OriginalText;
import io.ballast.common.bundle.RefusedRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a load has set aside of one shard. For one thread at a time. */
public final class ShardRejects {
    private final Rejects all;
    private final RejectFiles files;
    private final int number;
    private final Origin origin;
    private final List<String> firstReasons = new ArrayList<>();
    private long count;
    private @Nullable RejectWriter writer;

    /**
     * Where the records come from.
     *
     * @param name of the shard, as messages have it
     * @param head what they stand under
     */
    record Origin(String name, String table, OriginalText head) {
        /** The same header, whatever ends its line. */
        boolean sameHead(Origin other) {
            return line(head).equals(line(other.head));
        }

        private static String line(OriginalText head) {
            return new String(head.bytes(), StandardCharsets.ISO_8859_1).stripTrailing();
        }
    }

    ShardRejects(Rejects all, RejectFiles files, int number, Origin origin) {
        this.all = all;
        this.files = files;
        this.number = number;
        this.origin = origin;
    }

    /**
     * Sets records aside.
     *
     * @param records behind all that were set aside before
     * @throws io.ballast.common.error.BallastException when they are too many
     */
    public void add(List<RefusedRecord> records) {
        for (RefusedRecord record : records) {
            if (writer == null) {
                writer = files.writer(number);
            }
            writer.write(origin, record);
            synchronized (firstReasons) {
                if (firstReasons.size() < Rejects.maxNamed()) {
                    firstReasons.add(Rejects.named(origin, record));
                }
            }
            count++;
            all.counted(this);
        }
    }

    /** There are no more. */
    public void end() {
        @Nullable RejectWriter open = writer;
        writer = null;
        if (open != null) {
            open.close();
        }
    }

    long count() {
        return count;
    }

    int number() {
        return number;
    }

    Origin origin() {
        return origin;
    }

    List<String> firstReasons() {
        synchronized (firstReasons) {
            return List.copyOf(firstReasons);
        }
    }
}
