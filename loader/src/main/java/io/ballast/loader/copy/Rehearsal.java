package io.ballast.loader.copy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.error.BallastException;
import io.ballast.common.schema.Column;
import io.ballast.loader.wire.BinaryCopyEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and encodes the first rows of each table while the load still connects and checks, when a processor has nothing to do, and
 * throws them away: the JVM compiles then what COPY needs, and for all the tables that come, so that COPY does not begin in
 * the interpreter and nothing is compiled anew for the second table. Worth its while for loads of seconds only, so short ones
 * go without. Whatever is wrong with the rows is left to be found by COPY.
 */
public final class Rehearsal implements AutoCloseable {
    /** Where COPY takes about as long as what is saved, nothing is. */
    private static final long LEAST_BYTES = 32L << 20;
    /** Of each table and round; as much as the code needs to be found hot a few rounds later. */
    private static final int ROUND_BYTES = 1 << 20;

    private static final int ROUNDS = 16;
    private static final long MOST_CLOSE_MILLIS = 500;

    private final ShardSource source;
    private final Bundle bundle;
    private final byte[] chunk = new byte[ShardSender.CHUNK_BYTES];
    private final Thread thread = new Thread(this::rehearse, "ballast-rehearsal");
    private volatile boolean closed;

    private Rehearsal(ShardSource source, Bundle bundle) {
        this.source = source;
        this.bundle = bundle;
    }

    /** Begins, in a thread of its own, if the bundle is large enough. */
    public static Rehearsal start(ShardSource source, Bundle bundle) {
        return start(source, bundle, LEAST_BYTES);
    }

    static Rehearsal start(ShardSource source, Bundle bundle, long leastBytes) {
        Rehearsal rehearsal = new Rehearsal(source, bundle);
        if (bundle.rawBytes() >= leastBytes) {
            rehearsal.thread.setDaemon(true);
            rehearsal.thread.start();
        }
        return rehearsal;
    }

    /** Ends it, at the next chunk. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(MOST_CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until it has come to its own end. */
    void join() throws InterruptedException {
        thread.join();
    }

    private void rehearse() {
        List<BundleTable> tables = new ArrayList<>(bundle.tables());
        tables.removeIf(table -> table.shards().isEmpty());
        try {
            for (int round = 0; round < ROUNDS; round++) {
                for (BundleTable table : tables) {
                    encode(table, table.shards().get(0));
                }
            }
        } catch (BallastException e) {
            // COPY will meet it again, and can say what it costs.
        }
    }

    private void encode(BundleTable table, Shard shard) {
        if (closed) {
            return;
        }
        List<Column> columns = table.schema().columns();
        boolean binary = columns.stream().allMatch(column -> BinaryCopyEncoder.supports(column.type()));
        try (ShardReader csv = source.open(bundle, table, shard, ShardCheck.CHECKSUM)) {
            BinaryCopyEncoder encoder = binary ? new BinaryCopyEncoder(columns, bundle.dialect()) : null;
            int read = 0;
            for (int total = 0; read >= 0 && total < ROUND_BYTES && !closed; total += read) {
                read = csv.read(chunk, 0, chunk.length);
                if (encoder != null && read > 0) {
                    encoder.encode(chunk, 0, read, (wire, offset, length) -> {});
                }
            }
        }
    }
}
