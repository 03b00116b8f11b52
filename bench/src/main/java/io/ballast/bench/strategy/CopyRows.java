package io.ballast.bench.strategy;

import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardStream;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.SqlText;
import io.ballast.common.system.TaskPool;
import io.ballast.common.system.TaskPool.Action;
import io.ballast.loader.copy.TableTypes;
import io.ballast.loader.wire.BinaryCopyEncoder;
import io.ballast.loader.wire.TypeNumbers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Sends shards by COPY, as CSV or in binary, each in a transaction of its own. */
final class CopyRows {
    private static final int CHUNK_BYTES = 1 << 16;

    private final LoadTask task;
    private final boolean binary;

    CopyRows(LoadTask task, boolean binary) {
        this.task = task;
        this.binary = binary;
    }

    private record Part(BundleTable table, Shard shard) {}

    /** Copies everything over {@code jobs} sessions, the largest shards first. */
    void copyAll(int jobs) throws SQLException {
        List<Part> parts = new ArrayList<>();
        for (BundleTable table : task.workload().bundle().tables()) {
            table.shards().forEach(shard -> parts.add(new Part(table, shard)));
        }
        if (jobs > 1) {
            parts.sort(Comparator.comparingLong((Part part) -> part.shard().rawBytes())
                    .reversed());
        }
        Queue<Part> queue = new ConcurrentLinkedQueue<>(parts);
        List<Action<SQLException>> workers = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            workers.add(() -> work(queue));
        }
        TaskPool.runAll("benchmark", jobs, workers);
    }

    private void work(Queue<Part> queue) throws SQLException {
        try (Connection connection = task.sessions().open()) {
            for (Part part = queue.poll(); part != null; part = queue.poll()) {
                copy(connection, part.table(), part.shard(), Tables.SCHEMA, "");
                connection.commit();
            }
        }
    }

    /** Copies all shards of a table in the transaction of the connection. */
    void copy(Connection connection, BundleTable table, String schema, String option) throws SQLException {
        for (Shard shard : table.shards()) {
            copy(connection, table, shard, schema, option);
        }
    }

    private void copy(Connection connection, BundleTable table, Shard shard, String schema, String option)
            throws SQLException {
        List<Column> columns = table.schema().columns();
        TypeNumbers numbers = binary ? TableTypes.read(connection, place(table, schema), columns) : TypeNumbers.UNKNOWN;
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql(table, schema, option));
        try (ShardStream csv =
                ShardStream.open(task.workload().files(), task.workload().bundle(), shard)) {
            send(csv, copy, table, numbers);
            long rows = copy.endCopy();
            if (rows != shard.rows()) {
                throw new BallastException(
                        ErrorCategory.DIFFERENCE_FOUND,
                        shard.path() + ": the server took " + rows + " rows, the descriptor states " + shard.rows());
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void send(ShardStream csv, CopyIn copy, BundleTable table, TypeNumbers numbers) throws SQLException {
        BinaryCopyEncoder encoder = new BinaryCopyEncoder(
                table.schema().columns(), numbers, task.workload().bundle().dialect());
        byte[] chunk = new byte[CHUNK_BYTES];
        long counted = 0;
        for (int read = csv.read(chunk, 0, chunk.length); read >= 0; read = csv.read(chunk, 0, chunk.length)) {
            if (binary) {
                encoder.encode(chunk, 0, read, copy::writeToCopy);
            } else {
                copy.writeToCopy(chunk, 0, read);
            }
            task.recorder().addRows(csv.rows() - counted);
            counted = csv.rows();
        }
        if (binary) {
            encoder.finish(copy::writeToCopy);
        }
    }

    private String sql(BundleTable table, String schema, String option) {
        List<String> columns =
                table.schema().columns().stream().map(Column::name).toList();
        String format = binary
                ? "FORMAT binary"
                : "FORMAT csv" + (task.workload().bundle().dialect().header() ? ", HEADER true" : "");
        return "COPY " + place(table, schema) + " (" + SqlText.names(columns) + ") FROM STDIN WITH (" + format + option
                + ")";
    }

    private static String place(BundleTable table, String schema) {
        return schema.isEmpty() ? SqlText.name(table.name()) : SqlText.name(schema, table.name());
    }
}
