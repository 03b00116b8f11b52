package io.ballast.generator.shard;

import io.ballast.common.bundle.DurableFiles;
import io.ballast.common.bundle.Shard;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.IoReason;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.common.progress.Progress.PhaseProgress;
import io.ballast.common.schema.Column;
import io.ballast.generator.csv.CsvEncoder;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.value.DatasetModel;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes one shard after the other; for one thread, which an interrupt stops between two buffers. */
public final class ShardWriter implements AutoCloseable {
    /** What to do where a file cannot be written. */
    public static final Hint MAKE_ROOM = Hint.act("see to it that the disk has room and the directory can be written")
            .then(Rerun.RESUME);

    private final DatasetModel dataset;
    private final Path directory;
    private final boolean header;
    private final Packer packer;

    /**
     * A writer for one thread.
     *
     * @param directory of the bundle; those of the tables must exist
     */
    public ShardWriter(DatasetModel dataset, Path directory, ShardFormat format) {
        this.dataset = dataset;
        this.directory = directory;
        this.header = format.header();
        this.packer = Packer.of(format.compression(), format.level());
    }

    /** Whether a shard made earlier is still there, byte for byte. */
    public boolean isWhole(Shard shard) {
        Path file = directory.resolve(shard.path());
        try {
            return Files.exists(file)
                    && Files.size(file) == shard.sizeBytes()
                    && HashedFile.sha256Hex(file).equals(shard.sha256());
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Writes the shard under a temporary name; when that fails, nothing of it is left. */
    public WrittenShard write(ShardPlan plan, PhaseProgress progress) {
        Path file = directory.resolve(plan.path());
        Path unfinished = DurableFiles.unfinished(file);
        HashedFile hashed = create(unfinished, file);
        try {
            return new WrittenShard(hashed, unfinished, file, fill(hashed, plan, progress));
        } catch (ClosedByInterruptException e) {
            throw WrittenShard.discard(hashed, unfinished, interrupted(e));
        } catch (IOException e) {
            throw WrittenShard.discard(hashed, unfinished, failed(file, e));
        } catch (BallastException e) {
            throw WrittenShard.discard(hashed, unfinished, e);
        }
    }

    private static HashedFile create(Path unfinished, Path file) {
        try {
            return HashedFile.create(unfinished);
        } catch (ClosedByInterruptException e) {
            throw interrupted(e);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private Shard fill(HashedFile file, ShardPlan plan, PhaseProgress progress) throws IOException {
        packer.begin(file);
        long rawBytes = writeRows(plan, progress);
        packer.finish();
        return new Shard(
                plan.path(),
                file.sizeBytes(),
                file.sha256Hex(),
                file.crc32cHex(),
                rawBytes,
                plan.rows(),
                plan.firstUnit(),
                plan.units());
    }

    /** Packs header and rows, and returns their length as CSV. */
    private long writeRows(ShardPlan plan, PhaseProgress progress) throws IOException {
        ShardRows rows = new ShardRows(dataset, plan);
        long rawBytes = header ? writeHeader(plan) : 0;
        for (int size = rows.next(); size > 0; size = rows.next()) {
            packer.write(rows.buffer(), size);
            rawBytes += size;
            progress.advance(rows.chunkRows());
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(null);
            }
        }
        return rawBytes;
    }

    private long writeHeader(ShardPlan plan) throws IOException {
        byte[] names = CsvEncoder.header(plan.table().spec().schema().columns().stream()
                .map(Column::name)
                .toList());
        packer.write(names, names.length);
        return names.length;
    }

    @Override
    public void close() {
        packer.close();
    }

    /** Says that the run was interrupted, and what to do. */
    public static BallastException interrupted(@Nullable Throwable cause) {
        return new BallastException(
                ErrorCategory.INTERRUPTED, "interrupted; the shards that are done stay.", Hint.RESUME, cause);
    }

    static BallastException failed(Path file, IOException cause) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "cannot write " + file + ": " + IoReason.of(cause) + ".",
                MAKE_ROOM,
                cause);
    }
}
