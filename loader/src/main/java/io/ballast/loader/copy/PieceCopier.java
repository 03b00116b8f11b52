package io.ballast.loader.copy;

import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.bundle.RecordPiece;
import io.ballast.common.bundle.RefusedRecord;
import io.ballast.common.error.BallastException;
import io.ballast.loader.plan.CopyStep;
import io.ballast.loader.plan.WireFormat;
import io.ballast.loader.postgres.WorkSession;
import io.ballast.loader.wire.TypeNumbers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Copies pieces of a shard, each behind a savepoint. Of a piece that is refused, parts are sent again, until each record that is refused has
 * been refused alone; all the others are loaded. One thread at a time.
 */
final class PieceCopier implements AutoCloseable {
    private static final String SAVEPOINT = "SAVEPOINT ballast_piece";
    private static final String NEXT = "RELEASE SAVEPOINT ballast_piece; " + SAVEPOINT;
    private static final String BACK = "ROLLBACK TO SAVEPOINT ballast_piece";

    private final CopyStep step;
    private final TypeNumbers numbers;
    private final CsvDialect dialect;
    private final boolean readsRows;
    private final Connection connection;
    private final WorkSession session;
    private @Nullable RecordPiece current;
    /** What has been sent, and not been ended. */
    private @Nullable Sending started;

    private long rows;
    private long bytes;

    /** Records on their way; those that could not be sent have a reason. */
    private record Sending(
            @Nullable CopyIn copy,
            @Nullable SQLException failure,
            @Nullable BallastException refusal) {}

    /** @param readsRows whether the rows are read here too, whatever travels, so that what has two meanings is refused */
    PieceCopier(
            CopyStep step,
            TypeNumbers numbers,
            CsvDialect dialect,
            boolean readsRows,
            Connection connection,
            WorkSession session) {
        this.step = step;
        this.numbers = numbers;
        this.dialect = dialect;
        this.readsRows = readsRows;
        this.connection = connection;
        this.session = session;
    }

    void begin() throws SQLException {
        execute(SAVEPOINT);
    }

    /** Sends a piece, whose end the server need not have reached when this returns: the next one is read meanwhile. */
    void start(RecordPiece piece) {
        current = piece;
        started = piece.records() == 0 ? null : send(piece, 0, piece.records());
    }

    /** Loads what can be loaded of the piece that was started; the other records are returned. */
    List<RefusedRecord> finish() throws SQLException {
        RecordPiece piece = Objects.requireNonNull(current);
        List<RefusedRecord> refused = new ArrayList<>();
        int all = piece.records();
        int most = all; // how many records are sent at once: few after one that was refused, then more and more
        int suspect = -1;
        for (int from = 0; from < all; ) {
            int to = from == suspect ? from + 1 : (int) Math.min(all, (long) from + most);
            @Nullable RecordError error = attempt(piece, from, to);
            if (error == null) {
                from = to;
                most = (int) Math.min(all, 2L * most);
            } else if (to - from == 1) {
                refused.add(piece.refused(from, error.sqlState(), error.reason()));
                from++;
            } else {
                suspect = suspect(piece, from, to, error.line());
                most = suspect < 0 ? (to - from) / 2 : Math.max(1, suspect - from);
            }
        }
        return refused;
    }

    /** Rows that were loaded. */
    long rows() {
        return rows;
    }

    /** Of the CSV of these rows. */
    long bytes() {
        return bytes;
    }

    /** Sends the records, unless they were; null when all were taken, and else none was. */
    private @Nullable RecordError attempt(RecordPiece piece, int from, int to) throws SQLException {
        Sending sending = started == null ? send(piece, from, to) : started;
        started = null;
        try {
            long taken = end(sending);
            if (taken != to - from) {
                throw new SQLException("the server took " + taken + " rows; expected " + (to - from));
            }
            execute(NEXT);
            rows += taken;
            bytes += piece.end(to - 1) - start(piece, from);
            return null;
        } catch (SQLException | BallastException e) {
            @Nullable RecordError error = RecordError.of(e);
            if (error == null) {
                throw e;
            }
            execute(BACK);
            return error;
        }
    }

    private static int start(RecordPiece piece, int record) {
        return record == 0 ? 0 : piece.end(record - 1);
    }

    private Sending send(RecordPiece piece, int from, int to) {
        session.touch();
        @Nullable CopyIn copy = null;
        try {
            copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(step.copy().sql());
            ShardSender sender = ShardSender.of(step, numbers, dialect, readsRows, copy);
            int start = start(piece, from);
            sender.send(piece.csv(), start, piece.end(to - 1) - start);
            sender.finish();
            copy.flushCopy();
            return new Sending(copy, null, null);
        } catch (SQLException e) {
            return new Sending(copy, e, null);
        } catch (BallastException e) {
            return new Sending(copy, null, e);
        }
    }

    private static long end(Sending sending) throws SQLException {
        CopyIn copy = sending.copy();
        try {
            if (sending.failure() != null) {
                throw sending.failure();
            }
            if (sending.refusal() != null) {
                throw sending.refusal();
            }
            return Objects.requireNonNull(copy).endCopy();
        } catch (SQLException | RuntimeException e) {
            if (copy != null) {
                ShardCopier.cancel(copy, e);
            }
            throw e;
        }
    }

    /** Breaks off what was started. */
    @Override
    public void close() {
        if (started != null && started.copy() != null) {
            ShardCopier.cancel(started.copy(), new SQLException("broken off"));
        }
    }

    /** Which record an error is about, as far as its line says so; -1 where it does not. */
    private int suspect(RecordPiece piece, int from, int to, long line) {
        if (line <= 0) {
            return -1;
        }
        if (step.wire() == WireFormat.BINARY) {
            return line <= to - from ? (int) (from + line - 1) : -1;
        }
        byte[] csv = piece.csv();
        long lines = 0;
        int position = from == 0 ? 0 : piece.end(from - 1);
        for (int record = from; record < to; record++) {
            for (; position < piece.end(record); position++) {
                lines += csv[position] == CsvDialect.LINE_TERMINATOR ? 1 : 0;
            }
            if (lines >= line) {
                return record;
            }
        }
        return -1;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        session.touch();
    }
}
