package io.ballast.loader.copy;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import java.util.Comparator;
import java.util.List;

/**
 * Reads and encodes the first rows of the largest tables while the load still connects and checks, when a processor has nothing
 * to do, and throws them away: the JVM compiles then what COPY needs, so that COPY does not begin in the interpreter. The tables take turns after
 * each few rows, so that what is compiled has seen all of them and is not compiled anew for the second. Worth its while for loads of
 * seconds only, so short ones go without. Whatever is wrong with the rows is left to be found by COPY.
 */
public final class WarmUp implements AutoCloseable {
    /** Where COPY takes about as long as what is saved, nothing is. */
    private static final long MIN_BYTES = 32L << 20;
    /** More of each table teaches the JVM nothing. */
    private static final long MAX_BYTES = 16L << 20;

    /** The largest ones; each has a shard open. */
    private static final int MAX_TABLES = 8;

    private static final long MAX_CLOSE_MILLIS = 500;

    private final ShardSource source;
    private final Manifest manifest;
    private final Thread thread = new Thread(this::warmUp, "ballast-warm-up");
    private volatile boolean closed;

    private WarmUp(ShardSource source, Manifest manifest) {
        this.source = source;
        this.manifest = manifest;
    }

    /** Begins, in a thread of its own, if the bundle is large enough. */
    public static WarmUp start(ShardSource source, Manifest manifest) {
        return start(source, manifest, MIN_BYTES);
    }

    static WarmUp start(ShardSource source, Manifest manifest, long leastBytes) {
        WarmUp warmUp = new WarmUp(source, manifest);
        if (manifest.rawBytes() >= leastBytes && !source.isReadOnce()) {
            warmUp.thread.setDaemon(true);
            warmUp.thread.start();
        }
        return warmUp;
    }

    /** Ends it, at the next chunk. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(MAX_CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until it has come to its own end. */
    void join() throws InterruptedException {
        thread.join();
    }

    private void warmUp() {
        List<WarmUpTable> tables = manifest.tables().stream()
                .filter(table -> !table.shards().isEmpty())
                .sorted(Comparator.comparingLong(SourceTable::rawBytes).reversed())
                .limit(MAX_TABLES)
                .map(table -> new WarmUpTable(source, manifest, table))
                .toList();
        try {
            for (long bytes = 0; bytes < MAX_BYTES; bytes += WarmUpTable.PIECE_BYTES) {
                for (WarmUpTable table : tables) {
                    if (closed) {
                        return;
                    }
                    table.encodeNext();
                }
            }
        } catch (BallastException e) {
            // COPY will meet it again, and can say what it costs.
        } finally {
            tables.forEach(WarmUpTable::close);
        }
    }
}
