package io.ballast.bench.record;

import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query that reads a server's counters, made of what this server has and this user may read: each figure is tried once, in
 * the form of newer servers first. The rest reads as null, and {@link #sources} says why.
 */
public final class CounterQuery {
    private static final String CHECKPOINTER = "pg_stat_checkpointer";
    private static final String BGWRITER = "pg_stat_bgwriter";

    /** By figure: the expressions to try, each with the words for its source. */
    private static final Map<String, List<Candidate>> CANDIDATES = candidates();

    private final Map<String, String> expressions = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();

    private record Candidate(String expression, String source) {}

    private CounterQuery() {}

    /** Finds out what can be read; the connection commits each statement by itself. */
    public static CounterQuery probe(Connection connection) throws SQLException {
        CounterQuery query = new CounterQuery();
        for (Map.Entry<String, List<Candidate>> figure : CANDIDATES.entrySet()) {
            query.probe(connection, figure.getKey(), figure.getValue());
        }
        return query;
    }

    private void probe(Connection connection, String figure, List<Candidate> candidates) throws SQLException {
        String reason = "";
        for (Candidate candidate : candidates) {
            try {
                if (new Sql("SELECT (" + candidate.expression() + ")::bigint IS NOT NULL")
                        .one(connection, row -> row.getBoolean(1))) {
                    expressions.put(figure, candidate.expression());
                    sources.put(figure, candidate.source());
                    return;
                }
                reason = candidate.source() + " is NULL";
            } catch (SQLException e) {
                if (connection.isClosed()) {
                    throw e;
                }
                reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            }
        }
        expressions.put(figure, "NULL");
        sources.put(figure, "not known: " + reason);
    }

    /** Where each figure comes from, or why it is null. */
    public Map<String, String> sources() {
        return sources;
    }

    /** Reads the figures; null where one is not known. */
    Map<String, @Nullable Long> read(Connection connection) throws SQLException {
        return new Sql(sql()).one(connection, this::values);
    }

    private Map<String, @Nullable Long> values(ResultSet row) throws SQLException {
        Map<String, @Nullable Long> values = new LinkedHashMap<>();
        int column = 1;
        for (String figure : expressions.keySet()) {
            long value = row.getLong(column++);
            values.put(figure, row.wasNull() ? null : value);
        }
        return values;
    }

    /** The expression for checkpoints of every kind, begun since the server's statistics were reset. */
    String checkpoints() {
        return expressions.getOrDefault("checkpoints", "NULL");
    }

    private String sql() {
        StringBuilder sql = new StringBuilder("SELECT ");
        expressions.values().forEach(expression -> sql.append(sql.length() > "SELECT ".length() ? ", " : "")
                .append('(')
                .append(expression)
                .append(")::bigint"));
        return sql.toString();
    }

    private static Map<String, List<Candidate>> candidates() {
        Map<String, List<Candidate>> candidates = new LinkedHashMap<>();
        candidates.put(
                "walBytes",
                List.of(new Candidate(
                        "pg_current_wal_insert_lsn() - '0/0'::pg_lsn",
                        "difference of pg_current_wal_insert_lsn(), of the whole server")));
        candidates.put(
                "fullPageImages",
                List.of(new Candidate(
                        "SELECT wal_fpi FROM pg_stat_wal", "difference of pg_stat_wal.wal_fpi, of the whole server")));
        candidates.put(
                "requestedCheckpoints",
                List.of(
                        checkpoints(CHECKPOINTER, "num_requested", "num_requested"),
                        checkpoints(BGWRITER, "checkpoints_req", "checkpoints_req")));
        candidates.put(
                "tempBytes",
                List.of(new Candidate(
                        "SELECT temp_bytes FROM pg_stat_database WHERE datname = current_database()",
                        "difference of pg_stat_database.temp_bytes, of the benchmark's database")));
        candidates.put(
                "checkpoints",
                List.of(
                        checkpoints(CHECKPOINTER, "num_requested + num_timed", "num_requested and num_timed"),
                        checkpoints(BGWRITER, "checkpoints_req + checkpoints_timed", "checkpoints_req and _timed")));
        return candidates;
    }

    private static Candidate checkpoints(String view, String expression, String words) {
        return new Candidate("SELECT " + expression + " FROM " + view, "difference of " + view + "." + words);
    }
}
