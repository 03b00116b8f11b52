package io.ballast.loader.copy;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.PieceReader;
import io.ballast.common.bundle.RecordPiece;
import io.ballast.common.bundle.RefusedRecord;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.loader.journal.LoadJournal;
import io.ballast.loader.plan.CopyStep;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.WireFormat;
import io.ballast.loader.postgres.WorkSession;
import io.ballast.loader.rejects.Rejects;
import io.ballast.loader.rejects.ShardRejects;
import io.ballast.loader.wire.TypeNumbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Copies the shards of a step in one transaction, each preceded by its journal row: a shard is in the table if and only if its
 * row is in the journal. Safe for use by many threads, each with its own session.
 */
public final class ShardCopier {
    private final ShardSource source;
    private final Manifest manifest;
    private final LoadJournal journal;
    private final boolean digests;
    private final FailPoint failPoint;
    private final @Nullable Rejects rejects;

    /**
     * Copies shards of the source; with {@code digests}, for a load that is verified in full, the journal keeps what each adds
     * to the digest of its table, and each is checked against its SHA-256, not its checksum.
     *
     * @param manifest as the source states it when it is read
     * @param rejects where records that are refused are set aside; null where one of them ends the load
     */
    public ShardCopier(
            ShardSource source,
            Manifest manifest,
            LoadJournal journal,
            boolean digests,
            FailPoint failPoint,
            @Nullable Rejects rejects) {
        this.rejects = rejects;
        this.source = source;
        this.manifest = manifest;
        this.journal = journal;
        this.digests = digests;
        this.failPoint = failPoint;
    }

    /**
     * Copies the shards of the step.
     *
     * @param sent called with the number of raw bytes as they go
     * @return the shards with the facts that were found; those that another run has brought as the source states them
     */
    public List<SourceShard> copy(CopyStep step, WorkSession session, LongConsumer sent) throws SQLException {
        Connection connection = session.begin(step.name());
        session.execute(step.before());
        List<SourceShard> found = new ArrayList<>();
        for (SourceShard shard : step.shards()) {
            if (!journal.record(connection, step.table(), shard, step.kind())) {
                session.rollback();
                sent.accept(shard.rawBytes());
                return step.shards();
            }
            session.execute(step.copy().before());
            Sent done = send(step, shard, connection, session, sent);
            session.execute(step.copy().after());
            if (done.digest() != null || !done.shard().equals(shard)) {
                journal.found(connection, done.shard(), step.kind(), done.digest());
            }
            found.add(done.shard());
        }
        failPoint.reached("copy: before commit");
        session.commit();
        failPoint.reached("copy: after commit");
        return found;
    }

    /** A shard as it was found, and what it adds to the digest of its table, if that was wanted. */
    private record Sent(SourceShard shard, @Nullable BigDecimal digest) {}

    private Sent send(CopyStep step, SourceShard shard, Connection connection, WorkSession session, LongConsumer sent)
            throws SQLException {
        TypeNumbers numbers = TableTypes.read(connection, step);
        if (rejects != null) {
            return sendPieces(rejects, step, shard, numbers, connection, session, sent);
        }
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(step.copy().sql());
        try {
            Sent done = stream(step, shard, numbers, copy, session, sent);
            failPoint.reached("copy: after the last byte");
            checkRows(step, done.shard(), endCopy(step, shard, copy));
            return done;
        } catch (SQLException | RuntimeException e) {
            cancel(copy, e);
            throw e;
        }
    }

    /** Nothing is sent to end the COPY before the stream has found the shard to be whole. */
    private Sent stream(
            CopyStep step, SourceShard shard, TypeNumbers numbers, CopyIn copy, WorkSession session, LongConsumer sent)
            throws SQLException {
        session.awaitRows();
        try (ShardReader csv =
                source.open(manifest, step.of(), shard, digests ? ShardCheck.HASH : ShardCheck.CHECKSUM)) {
            failPoint.reached("copy: before the first byte");
            CopyFailure failure = new CopyFailure(step, shard, source);
            ShardSender sender = ShardSender.of(step, numbers, manifest.dialect(), readsRows(step), copy);
            byte[] chunk = new byte[ShardSender.CHUNK_BYTES];
            for (int read = next(csv, chunk, session); read >= 0; read = next(csv, chunk, session)) {
                try {
                    sender.send(chunk, 0, read);
                } catch (SQLException | BallastException e) {
                    throw failure.of(csv, e);
                }
                session.touch();
                sent.accept(read);
                failPoint.reached("copy: in a shard");
            }
            try {
                sender.finish();
            } catch (SQLException | BallastException e) {
                throw failure.of(csv, e);
            }
            @Nullable BigInteger digest = sender.digest();
            return new Sent(csv.found(), digest == null ? null : new BigDecimal(digest));
        }
    }

    /** What cannot be loaded of the shard is set aside. */
    private Sent sendPieces(
            Rejects all,
            CopyStep step,
            SourceShard shard,
            TypeNumbers numbers,
            Connection connection,
            WorkSession session,
            LongConsumer sent)
            throws SQLException {
        session.awaitRows();
        try (PieceReader pieces = source.openPieces(manifest, step.of(), shard);
                PieceCopier copier =
                        new PieceCopier(step, numbers, manifest.dialect(), readsRows(step), connection, session)) {
            session.touch();
            ShardRejects rejected = all.begin(shard, source.nameOf(shard), step.table(), pieces.head());
            failPoint.reached("copy: before the first byte");
            copier.begin();
            @Nullable RecordPiece piece = next(pieces, session);
            while (piece != null) {
                copier.start(piece);
                @Nullable RecordPiece following = next(pieces, session);
                rejected.add(inOrder(copier.finish(), piece.unreadable()));
                sent.accept(piece.records() == 0 ? 0 : piece.end(piece.records() - 1));
                failPoint.reached("copy: in a shard");
                piece = following;
            }
            rejected.end();
            failPoint.reached("copy: after the last byte");
            return new Sent(shard.found(copier.bytes(), copier.rows()), null);
        }
    }

    private static List<RefusedRecord> inOrder(List<RefusedRecord> refused, List<RefusedRecord> unreadable) {
        return Stream.concat(refused.stream(), unreadable.stream())
                .sorted(Comparator.comparingLong(RefusedRecord::row))
                .toList();
    }

    private static @Nullable RecordPiece next(PieceReader pieces, WorkSession session) {
        session.awaitRows();
        @Nullable RecordPiece piece = pieces.next();
        session.touch();
        return piece;
    }

    private static int next(ShardReader csv, byte[] chunk, WorkSession session) {
        session.awaitRows();
        int read = csv.read(chunk, 0, chunk.length);
        session.touch();
        return read;
    }

    /** To digest a row is to read it, whatever its wire format is. */
    private boolean readsRows(CopyStep step) {
        return digests || (source.describesValues() && step.wire() == WireFormat.CSV);
    }

    private long endCopy(CopyStep step, SourceShard shard, CopyIn copy) throws SQLException {
        try {
            return copy.endCopy();
        } catch (SQLException e) {
            throw new CopyFailure(step, shard, source).of(e);
        }
    }

    private void checkRows(CopyStep step, SourceShard found, long rows) {
        if (rows != found.rows()) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    source.nameOf(found) + ": the server took " + rows + " rows; expected " + found.rows() + ". "
                            + step.afterRollback(),
                    Hint.act(source.remedy()).then(Rerun.RESTART));
        }
    }

    static void cancel(CopyIn copy, Exception first) {
        if (copy.isActive()) {
            try {
                copy.cancelCopy();
            } catch (SQLException e) {
                first.addSuppressed(e);
            }
        }
    }
}
