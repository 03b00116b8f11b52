package io.ballast.loader.verify;

import io.ballast.common.bundle.FoundTable;
import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.loader.digest.ComparedColumns;
import io.ballast.loader.wire.BinaryCopyEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads every record and every value of a Data Package as a load does, without a database: what COPY would be sent is made, and
 * dropped. What takes more than one record to see, keys and references, is for the server, and so are values of types that only the server knows.
 */
public final class PackageVerifier {
    private static final int CHUNK_BYTES = 1 << 17;

    private PackageVerifier() {}

    /**
     * Reads all files of the source.
     *
     * @param manifest as the source states it when it is read
     * @throws BallastException at the first record or value that a load would refuse
     */
    public static List<FoundTable> verify(ShardSource source, Manifest manifest, Progress progress) {
        List<FoundTable> found = new ArrayList<>();
        try (PhaseProgress phase = progress.start("VERIFY", manifest.rawBytes(), Progress.Unit.BYTES)) {
            for (SourceTable table : manifest.tables()) {
                long rows = 0;
                for (SourceShard shard : table.shards()) {
                    rows += rows(source, manifest, table, shard, phase);
                }
                found.add(new FoundTable(table.name(), table.shards().size(), table.sizeBytes(), rows));
            }
        }
        return found;
    }

    private static long rows(
            ShardSource source, Manifest manifest, SourceTable table, SourceShard shard, PhaseProgress phase) {
        byte[] chunk = new byte[CHUNK_BYTES];
        BinaryCopyEncoder encoder =
                new BinaryCopyEncoder(ComparedColumns.readable(table.schema().columns()), manifest.dialect());
        try (ShardReader reader = source.open(manifest, table, shard, ShardCheck.EVERYTHING)) {
            long left = shard.rawBytes(); // an estimate: what is beyond it counts for nothing
            for (int n = reader.read(chunk, 0, CHUNK_BYTES); n >= 0; n = reader.read(chunk, 0, CHUNK_BYTES)) {
                encode(encoder, chunk, n, shard);
                phase.advance(Math.min(n, left));
                left -= Math.min(n, left);
            }
            phase.advance(left);
            return reader.found().rows();
        }
    }

    private static void encode(BinaryCopyEncoder encoder, byte[] csv, int length, SourceShard shard) {
        try {
            encoder.encode(csv, 0, length, (wire, offset, count) -> {});
        } catch (BallastException e) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    e.findings()
                            .get(0)
                            .within(
                                    shard.path(),
                                    "A load would refuse it: fix the file, or what describes it.",
                                    e.hint()),
                    e);
        }
    }
}
