package io.ballast.generator.shard;

import io.ballast.common.bundle.HashedFile;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.IoReason;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.schema.Column;
import io.ballast.generator.csv.CsvEncoder;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.value.DatasetModel;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/** Makes one shard after the other; for one thread, which an interrupt stops between two buffers. */
public final class ShardWriter implements AutoCloseable {
    /** What to do where a file cannot be written. */
    public static final Hint MAKE_ROOM = Hint.act("see to it that the disk has room and the directory can be written")
            .then(Rerun.RESUME);

    private final DatasetModel dataset;
    private final ShardSink sink;
    private final boolean header;
    private final Packer packer;

    /**
     * A writer for one thread.
     *
     * @param sink with the folders of the tables
     */
    public ShardWriter(DatasetModel dataset, ShardSink sink, ShardFormat format) {
        this.dataset = dataset;
        this.sink = sink;
        this.header = format.header();
        this.packer = Packer.of(format.compression(), format.level());
    }

    /** Whether a shard made earlier is still there, byte for byte, where the sink keeps any. */
    public boolean isWhole(Shard shard) {
        if (!sink.keepsShards()) {
            return true;
        }
        ShardInput files = sink.files();
        if (!files.exists(shard.path()) || files.length(shard.path()) != shard.sizeBytes()) {
            return false;
        }
        try (ReadableByteChannel bytes = files.open(shard.path())) {
            return Sha256.hexOf(bytes).equals(shard.sha256());
        } catch (IOException e) {
            throw failed(files.nameOf(shard.path()), e);
        }
    }

    /** Writes the shard under a temporary name; when that fails, nothing of it is left. */
    public WrittenShard write(ShardPlan plan, PhaseProgress progress) {
        String file = sink.files().nameOf(plan.path());
        HashedFile hashed = begin(plan.path(), file);
        try {
            return new WrittenShard(hashed, file, fill(hashed, plan, progress));
        } catch (ClosedByInterruptException e) {
            throw hashed.discard(interrupted(e));
        } catch (IOException e) {
            throw hashed.discard(failed(file, e));
        } catch (BallastException e) {
            throw hashed.discard(e);
        }
    }

    private HashedFile begin(String path, String file) {
        try {
            return HashedFile.begin(sink, path);
        } catch (ClosedByInterruptException e) {
            throw interrupted(e);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private Shard fill(HashedFile file, ShardPlan plan, PhaseProgress progress) throws IOException {
        packer.begin(file);
        RawBytes raw = new RawBytes(packer);
        writeRows(raw, plan, progress);
        packer.finish();
        return file.shard(raw.sha256Hex(), raw.count(), plan.rows(), plan.firstUnit(), plan.units());
    }

    private void writeRows(RawBytes raw, ShardPlan plan, PhaseProgress progress) throws IOException {
        ShardRows rows = new ShardRows(dataset, plan);
        if (header) {
            writeHeader(raw, plan);
        }
        for (int size = rows.next(); size > 0; size = rows.next()) {
            raw.write(rows.buffer(), size);
            progress.advance(rows.chunkRows());
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(null);
            }
        }
    }

    private static void writeHeader(RawBytes raw, ShardPlan plan) throws IOException {
        byte[] names = CsvEncoder.header(plan.table().spec().schema().columns().stream()
                .map(Column::name)
                .toList());
        raw.write(names, names.length);
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

    static BallastException failed(String file, IOException cause) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "cannot write " + file + ": " + IoReason.of(cause) + ".",
                MAKE_ROOM,
                cause);
    }
}
