package io.ballast.loader.verify;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardFact;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.report.Fact;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.Progress;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.report.Progress.Unit;
import io.ballast.common.report.RunReport;
import io.ballast.common.schema.SqlText;
import io.ballast.common.system.TaskPool;
import io.ballast.common.system.TaskPool.Result;
import io.ballast.loader.digest.ShardContent;
import io.ballast.loader.digest.ShardDigest;
import io.ballast.loader.plan.SessionSettings;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.Inspection;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares tables that were loaded at some time with the source they came from. Writes nothing. */
public final class TargetVerifier {
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_COLUMN = "42703";

    private static final Sql SCHEMA = new Sql("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = ?");

    private final Connections connections;
    private final ShardSource source;
    private final String schema;
    private final int jobs;
    private final boolean full;
    private final Progress progress;

    /** Compares every value of the tables of {@code schema}; {@code jobs} shards and tables are read in parallel. */
    public TargetVerifier(ConnectionSettings target, ShardSource source, String schema, int jobs, Progress progress) {
        this(target, source, schema, jobs, VerifyLevel.FULL, progress);
    }

    /** Compares as far as {@code level} says, and not less than the numbers of rows. */
    public TargetVerifier(
            ConnectionSettings target,
            ShardSource source,
            String schema,
            int jobs,
            VerifyLevel level,
            Progress progress) {
        this.connections = new Connections(target);
        this.source = source;
        this.schema = schema;
        this.jobs = jobs;
        this.full = level == VerifyLevel.FULL;
        this.progress = progress;
    }

    /**
     * Compares all tables.
     *
     * @throws BallastException (DIFFERENCE_FOUND) naming every table that differs; (TARGET_REFUSED) when there is no such schema
     */
    public RunReport run() {
        long began = System.nanoTime();
        Manifest manifest = source.read(progress);
        requireSchema();
        List<String> differences = new ArrayList<>();
        long rows = compare(manifest, differences);
        if (!differences.isEmpty()) {
            throw new BallastException(
                    ErrorCategory.DIFFERENCE_FOUND,
                    "The tables in schema \"" + schema + "\" differ from the " + source.kind() + ": "
                            + String.join("; ", differences) + ".");
        }
        Duration wall = Duration.ofNanos(System.nanoTime() - began);
        Map<String, Fact> facts = new LinkedHashMap<>();
        facts.put("dataset", Fact.text(manifest.dataset()));
        facts.put("schema", Fact.text(schema));
        facts.put(
                "tables",
                Fact.list(manifest.tables().stream().map(SourceTable::name).toList()));
        return new RunReport(
                "verify",
                source.name(),
                List.of(new PhaseTiming("VERIFY", rows, manifest.rawBytes(), wall, wall, jobs)),
                facts,
                wall);
    }

    /** Where there is no such schema, that is what to report, before anything is read, and not that tables differ. */
    private void requireSchema() {
        try (Connection connection = connections.open("ballast verify");
                Inspection looking = Inspection.begin(connection)) {
            if (SCHEMA.rows(looking.connection(), row -> true, schema).isEmpty()) {
                throw new BallastException(
                        ErrorCategory.TARGET_REFUSED,
                        "There is no schema \"" + schema + "\" in "
                                + connections.settings().target()
                                + ".",
                        Hint.choose("name the one that the tables were loaded into", Setting.SCHEMA));
            }
        } catch (SQLException e) {
            throw ServerError.during("looking for schema \"" + schema + "\"", connections.settings(), e);
        }
    }

    /** Adds what differs to {@code differences}, and says how many rows the source has. */
    private long compare(Manifest manifest, List<String> differences) {
        try (PhaseProgress phase = progress.start("VERIFY", manifest.rawBytes(), Unit.BYTES);
                TaskPool<RuntimeException> workers = new TaskPool<>("verification", jobs)) {
            List<Result<OnServer, RuntimeException>> found = new ArrayList<>();
            List<List<Result<ShardContent, RuntimeException>>> contents = new ArrayList<>();
            for (SourceTable table : manifest.tables()) {
                found.add(workers.submit(() -> onServer(table, phase)));
                contents.add(shardsToRead(table).stream()
                        .map(shard -> workers.submit(() -> content(manifest, table, shard, phase)))
                        .toList());
            }
            long rows = 0;
            for (int i = 0; i < manifest.tables().size(); i++) {
                SourceTable table = manifest.tables().get(i);
                TableContent expected = expected(table, contents.get(i));
                rows += expected.rows();
                @Nullable String difference = found.get(i).get().differenceFrom(expected, table.name(), source.kind());
                if (difference != null) {
                    differences.add(difference);
                }
            }
            return rows;
        }
    }

    /** A number of rows that is not known beforehand is an estimate, which no table needs to have. */
    private static TableContent expected(SourceTable table, List<Result<ShardContent, RuntimeException>> contents) {
        ShardContent sum = ShardContent.NOTHING;
        for (Result<ShardContent, RuntimeException> content : contents) {
            sum = sum.plus(content.get());
        }
        return new TableContent(table.knows(ShardFact.ROWS) ? table.rows() : sum.rows(), sum.digest());
    }

    private List<SourceShard> shardsToRead(SourceTable table) {
        return full || !table.knows(ShardFact.ROWS) ? table.shards() : List.of();
    }

    private ShardContent content(Manifest manifest, SourceTable table, SourceShard shard, PhaseProgress phase) {
        ShardContent content = ShardDigest.of(source, manifest, table, shard);
        phase.advance(shard.rawBytes());
        return content;
    }

    /** What a table holds, or why it cannot be the bundle's. */
    private record OnServer(@Nullable TableContent content, String reason) {
        @Nullable
        String differenceFrom(TableContent expected, String table, String kind) {
            return content == null
                    ? "table \"" + table + "\": " + reason
                    : content.differenceFrom(expected, table, kind);
        }
    }

    private OnServer onServer(SourceTable table, PhaseProgress phase) {
        try (Connection connection = connections.open("ballast verify " + table.name())) {
            connection.setAutoCommit(false);
            Inspection.settle(connection, SessionSettings.OF_COMPARISON);
            TableContent content =
                    TableContent.onServer(connection, SqlText.name(schema, table.name()), table.schema(), full);
            if (!full) {
                phase.advance(table.rawBytes());
            }
            return new OnServer(content, "");
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState()) || UNDEFINED_COLUMN.equals(e.getSQLState())) {
                return new OnServer(null, ServerError.text(e));
            }
            throw ServerError.during("verifying table \"" + table.name() + "\"", connections.settings(), e);
        }
    }
}
