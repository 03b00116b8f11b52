package io.ballast.common.foreign;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.progress.Progress;
import io.ballast.common.progress.Progress.PhaseProgress;
import java.util.ArrayList;
import java.util.List;

/** Reads every record of files of others as a load would, without a database. */
public final class ForeignVerifier {
    private static final int CHUNK_BYTES = 1 << 16;

    private ForeignVerifier() {}

    /**
     * Reads all files of the source.
     *
     * @param bundle what the source told when it was read
     * @throws io.ballast.common.error.BallastException at the first thing that a load would refuse
     */
    public static List<FoundTable> verify(ForeignSource source, Bundle bundle, Progress progress) {
        List<FoundTable> found = new ArrayList<>();
        try (PhaseProgress phase = progress.start("VERIFY", bundle.rawBytes(), Progress.Unit.BYTES)) {
            for (BundleTable table : bundle.tables()) {
                long rows = 0;
                for (Shard shard : table.shards()) {
                    rows += rows(source, bundle, table, shard, phase);
                }
                found.add(new FoundTable(table.name(), table.shards().size(), table.sizeBytes(), rows));
            }
        }
        return found;
    }

    private static long rows(ForeignSource source, Bundle bundle, BundleTable table, Shard shard, PhaseProgress phase) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (ShardReader reader = source.open(bundle, table, shard, ShardCheck.EVERYTHING)) {
            long left = shard.rawBytes(); // an estimate: what is beyond it counts for nothing, what is short of it at
            // the end
            for (int n = reader.read(chunk, 0, CHUNK_BYTES); n >= 0; n = reader.read(chunk, 0, CHUNK_BYTES)) {
                long counted = Math.min(n, left);
                phase.advance(counted);
                left -= counted;
            }
            phase.advance(left);
            return reader.found().rows();
        }
    }
}
