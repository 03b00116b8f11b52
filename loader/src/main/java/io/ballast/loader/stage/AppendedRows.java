package io.ballast.loader.stage;

import io.ballast.common.bundle.ShardFact;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.journal.JournalReader;
import io.ballast.loader.journal.RecordedShard;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.OnConflict;
import io.ballast.loader.plan.PublishStatement;
import io.ballast.loader.postgres.OwnRows;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows that arrive in users' tables with those that were sent. A rule or trigger may drop rows, or put them
 * elsewhere, without a word: the server then reports fewer rows for the INSERT, or as many, but of another table.
 */
final class AppendedRows {
    private final Connection connection;
    private final LoadPlan plan;
    private final TargetSchemas schemas;
    private final Map<String, Long> sent = new HashMap<>();
    private final Map<String, PlacedRows> placed = new LinkedHashMap<>();
    /** Before the statement that is next, where only the server's counters tell inserted rows from updated ones. */
    private InsertRules.@Nullable Counters counted;

    private final List<Watched> watched = new ArrayList<>();

    /** A table whose rules or triggers may do something with the rows, and its counters before. */
    private record Watched(String table, List<String> rules, InsertRules.Counters before) {}

    private AppendedRows(Connection connection, LoadPlan plan) {
        this.connection = connection;
        this.plan = plan;
        this.schemas = plan.options().schemas();
    }

    /** Looks at what was sent, and at the tables as they are before; to be called before the journal's rows are cleared. */
    static AppendedRows before(Connection connection, LoadPlan plan) throws SQLException {
        AppendedRows rows = new AppendedRows(connection, plan);
        if (!plan.appended().isEmpty()) {
            Map<String, RecordedShard> recorded = JournalReader.shards(connection, plan.journalSchema(), plan.loadId());
            for (SourceTable table : plan.appended()) {
                rows.sent.put(
                        table.name(), table.knows(ShardFact.ROWS) ? table.rows() : RecordedShard.rows(table, recorded));
                rows.watch(table.name());
            }
        }
        return rows;
    }

    private void watch(String table) throws SQLException {
        List<String> rules = InsertRules.names(connection, schemas.schemaOf(table), schemas.nameOf(table));
        if (!rules.isEmpty()) {
            watched.add(new Watched(table, rules, counters(table)));
        }
    }

    /** The statement is about to be run. */
    void begin(PublishStatement.Append append) throws SQLException {
        counted = append.onConflict() == OnConflict.UPDATE ? counters(append.table()) : null;
    }

    /**
     * Compares what the server says of an INSERT.
     *
     * @param rows that it has inserted or updated
     * @param inserted how many of them are new; negative where the statement has not told
     * @throws BallastException (DIFFERENCE_FOUND) when rows are missing
     */
    void check(PublishStatement.Append append, long rows, long inserted) throws SQLException {
        String table = append.table();
        if (append.onConflict() == OnConflict.NOTHING) {
            placed.put(table, new PlacedRows(rows, 0, sent(table) - rows));
            return;
        }
        if (append.onConflict() == OnConflict.UPDATE) {
            long isNew = inserted >= 0 || counted == null
                    ? inserted
                    : counters(table).inserted() - counted.inserted();
            placed.put(table, new PlacedRows(isNew, rows - isNew, 0));
        }
        if (rows != sent(table)) {
            List<String> rules = watched.stream()
                    .filter(one -> one.table.equals(table))
                    .flatMap(one -> one.rules.stream())
                    .toList();
            throw missing(table, rows, rules);
        }
    }

    /**
     * Compares what the tables hold, once all is inserted and deferred triggers have fired.
     *
     * @throws BallastException (DIFFERENCE_FOUND) when rows are missing
     */
    void checkTables() throws SQLException {
        for (Watched one : watched) {
            long found = arrived(one);
            @Nullable PlacedRows known = placed.get(one.table);
            if (found < (known == null ? sent(one.table) : known.inserted())) {
                throw missing(one.table, found, one.rules);
            }
        }
    }

    /** What became of rows that may have met others, by table. */
    Map<String, PlacedRows> placed() {
        return placed;
    }

    private long arrived(Watched one) throws SQLException {
        InsertRules.Counters after = counters(one.table);
        if (after.counting() && after.deleted() == one.before.deleted()) {
            return after.inserted() - one.before.inserted();
        }
        return new Sql("SELECT count(*) FROM " + OwnRows.from(connection, schemas.sql(one.table))
                        + " WHERE xmin = pg_catalog.pg_current_xact_id()::pg_catalog.xid")
                .rows(connection, row -> row.getLong(1))
                .get(0);
    }

    private InsertRules.Counters counters(String table) throws SQLException {
        return InsertRules.counters(connection, schemas.schemaOf(table), schemas.nameOf(table));
    }

    private long sent(String table) {
        return sent.getOrDefault(table, 0L);
    }

    private BallastException missing(String table, long found, List<String> rules) {
        String which = rules.isEmpty() ? "a rule or trigger" : String.join(", ", rules);
        return new BallastException(
                ErrorCategory.DIFFERENCE_FOUND,
                found + " of " + sent(table) + " rows arrived in table \"" + table + "\" of schema \""
                        + plan.options().schema() + "\": " + which + " of the table "
                        + (rules.size() > 1 ? "drop" : "drops") + " the others or "
                        + (rules.size() > 1 ? "put" : "puts")
                        + " them elsewhere. Nothing was appended.",
                Hint.act("switch that off for the load (ALTER TABLE ... DISABLE)")
                        .then(Rerun.RESUME)
                        .or(Hint.RESTART));
    }
}
