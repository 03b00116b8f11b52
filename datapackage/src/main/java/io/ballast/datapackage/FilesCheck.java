package io.ballast.datapackage;

import io.ballast.common.bundle.ShardFact;
import io.ballast.common.bundle.ShardSums;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.common.report.Progress;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.system.TaskPool;
import io.ballast.common.system.TaskPool.Result;
import io.ballast.datapackage.file.ExternalFile;
import io.ballast.datapackage.file.FileHashes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One look at all files before a load: each is hashed, checked against what its descriptor states, and begun to be read, so that a
 * wrong header or encoding shows before anything is written. The hash makes a file that changes between two runs, or during
 * one, another file: its length and time would not show it.
 */
final class FilesCheck {
    /** What takes less than a moment to hash is not worth a line. */
    static final long WORTH_TELLING_BYTES = 64L << 20;

    private FilesCheck() {}

    /** The tables with a shard for each file, in order. */
    static List<SourceTable> check(ExternalTables external, boolean settingAside, Progress progress) {
        List<ExternalTable> tables = external.tables();
        int threads = Runtime.getRuntime().availableProcessors();
        long sizeBytes = sizeBytes(tables);
        Progress reported = sizeBytes < WORTH_TELLING_BYTES ? Progress.silent() : progress;
        try (PhaseProgress phase = reported.start("CHECK", sizeBytes, Progress.Unit.BYTES);
                TaskPool<RuntimeException> pool = new TaskPool<>("check", threads)) {
            List<List<Result<SourceShard, RuntimeException>>> started = new ArrayList<>();
            for (ExternalTable table : tables) {
                List<Result<SourceShard, RuntimeException>> shards = new ArrayList<>();
                for (TableFile file : TableFile.of(table)) {
                    shards.add(pool.submit(() -> shard(file, external.identity(), settingAside, phase::advance)));
                }
                started.add(shards);
            }
            List<SourceTable> checked = new ArrayList<>();
            for (int i = 0; i < tables.size(); i++) {
                checked.add(new SourceTable(
                        tables.get(i).schema(),
                        started.get(i).stream().map(Result::get).toList(),
                        known(tables.get(i))));
            }
            return checked;
        }
    }

    private static long sizeBytes(List<ExternalTable> tables) {
        return tables.stream()
                .flatMap(table -> table.files().stream())
                .filter(file -> !file.isReadOnce())
                .mapToLong(ExternalFile::length)
                .sum();
    }

    /** The hash counts as known where the package states it; one that we computed proves nothing of its origin. */
    private static Set<ShardFact> known(ExternalTable table) {
        return table.stated().algorithm() == null ? Set.of() : Set.of(ShardFact.SHA256);
    }

    private static SourceShard shard(TableFile of, String identity, boolean settingAside, LongConsumer bytesRead) {
        ExternalFile file = of.file();
        if (file.isReadOnce()) {
            return unseen(of, identity);
        }
        StatedFacts stated = of.table().stated();
        long length = file.length();
        if (stated.sizeBytes() >= 0 && length != stated.sizeBytes()) {
            throw mismatch(file, length + " bytes", stated.sizeBytes() + ", as the descriptor states");
        }
        FileHashes hashes =
                isReadLater(file, stated) ? stated.hashes() : FileHashes.of(file, digest(stated), bytesRead);
        checkHash(file, stated, hashes);
        Estimate estimate = Estimate.of(of.table(), of.index(), hashes.sizeBytes(), settingAside);
        return new SourceShard(
                file.name(),
                hashes.sizeBytes(),
                new ShardSums(hashes.sha256(), "", ""),
                estimate.rawBytes(),
                estimate.rows(),
                of.origin(identity));
    }

    /** Refuses a file of another length than is stated. */
    static void checkLength(ExternalFile file, StatedFacts stated) {
        long length = file.length();
        if (stated.sizeBytes() >= 0 && length != stated.sizeBytes()) {
            throw mismatch(file, length + " bytes", stated.sizeBytes() + ", as the descriptor states");
        }
    }

    /** Refuses a file of another hash than is stated. */
    static void checkHash(ExternalFile file, StatedFacts stated, FileHashes hashes) {
        if (!hashes.stated().equals(stated.hash())) {
            throw mismatch(
                    file,
                    "the " + stated.algorithm() + " " + hashes.stated(),
                    stated.hash() + ", as the descriptor states");
        }
    }

    /** A hash that is stated is compared while the rows are read: a file that must be transferred is so only once. */
    private static boolean isReadLater(ExternalFile file, StatedFacts stated) {
        return file.isElsewhere() && stated.hasSha256();
    }

    /** Of what comes only once nothing is known, and it is never what another load has brought. */
    private static SourceShard unseen(TableFile of, String identity) {
        return new SourceShard(of.name(), 0, ShardSums.NONE, 0, 0, of.origin(identity));
    }

    private static BallastException mismatch(ExternalFile file, String found, String expected) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                Finding.unexpected(
                        file.name(),
                        found,
                        expected,
                        "The data package is refused: fetch it again, or ask its author.",
                        Hint.NONE));
    }

    /** A new digest by the algorithm that is stated; null where none is. */
    static @Nullable MessageDigest digest(StatedFacts stated) {
        try {
            return stated.algorithm() == null ? null : MessageDigest.getInstance(stated.algorithm());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no " + stated.algorithm(), e);
        }
    }
}
