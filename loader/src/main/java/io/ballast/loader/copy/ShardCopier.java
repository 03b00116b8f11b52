package io.ballast.loader.copy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardStream;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.loader.journal.LoadJournal;
import io.ballast.loader.plan.CopyStep;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.postgres.WorkSession;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Copies the shards of a step in one transaction, each preceded by its journal row: a shard is in the table if and only if its
 * row is in the journal. Safe for use by many threads, each with its own session.
 */
public final class ShardCopier {
    private final Path directory;
    private final Bundle bundle;
    private final LoadJournal journal;
    private final boolean digests;
    private final FailPoint failPoint;

    /** Copies the bundle's shards; with {@code digests}, the journal keeps what each adds to the digest of its table. */
    public ShardCopier(Path directory, Bundle bundle, LoadJournal journal, boolean digests, FailPoint failPoint) {
        this.directory = directory;
        this.bundle = bundle;
        this.journal = journal;
        this.digests = digests;
        this.failPoint = failPoint;
    }

    /** Copies the shards of the step; {@code sent} is told of raw bytes as they go. */
    public void copy(CopyStep step, WorkSession session, LongConsumer sent) throws SQLException {
        Connection connection = session.begin(step.name());
        session.execute(step.before());
        for (Shard shard : step.shards()) {
            if (!journal.record(connection, step.table(), shard, step.kind())) {
                session.rollback();
                sent.accept(shard.rawBytes());
                return;
            }
            @Nullable
            BigInteger digest = send(step, shard, connection, bytes -> {
                session.touch();
                sent.accept(bytes);
            });
            if (digest != null) {
                journal.digest(connection, shard, step.kind(), new BigDecimal(digest));
            }
        }
        failPoint.reached("copy: before commit");
        session.commit();
        failPoint.reached("copy: after commit");
    }

    private @Nullable BigInteger send(CopyStep step, Shard shard, Connection connection, LongConsumer sent)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(step.copySql());
        try {
            @Nullable BigInteger digest = stream(step, shard, copy, sent);
            failPoint.reached("copy: after the last byte");
            checkRows(shard, endCopy(shard, copy));
            return digest;
        } catch (SQLException | RuntimeException e) {
            cancel(copy, e);
            throw e;
        }
    }

    /** Nothing is sent to end the COPY before the stream has found the shard to be whole. */
    private @Nullable BigInteger stream(CopyStep step, Shard shard, CopyIn copy, LongConsumer sent)
            throws SQLException {
        try (ShardStream csv = ShardStream.open(directory, bundle, shard)) {
            failPoint.reached("copy: before the first byte");
            ShardSender sender = ShardSender.of(step, bundle.dialect(), digests, copy);
            byte[] chunk = new byte[ShardSender.CHUNK_BYTES];
            for (int read = csv.read(chunk, 0, chunk.length); read >= 0; read = csv.read(chunk, 0, chunk.length)) {
                try {
                    sender.send(chunk, read);
                } catch (SQLException | BallastException e) {
                    throw CopyFailure.of(shard, csv, e);
                }
                sent.accept(read);
                failPoint.reached("copy: in a shard");
            }
            try {
                sender.finish();
            } catch (SQLException | BallastException e) {
                throw CopyFailure.of(shard, csv, e);
            }
            return sender.digest();
        }
    }

    private static long endCopy(Shard shard, CopyIn copy) throws SQLException {
        try {
            return copy.endCopy();
        } catch (SQLException e) {
            throw CopyFailure.of(shard, e);
        }
    }

    private static void checkRows(Shard shard, long rows) {
        if (rows != shard.rows()) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    shard.path() + ": the server took " + rows + " rows, the descriptor tells of " + shard.rows()
                            + ". The shard was rolled back and nothing was published.");
        }
    }

    private static void cancel(CopyIn copy, Exception first) {
        if (copy.isActive()) {
            try {
                copy.cancelCopy();
            } catch (SQLException e) {
                first.addSuppressed(e);
            }
        }
    }
}
