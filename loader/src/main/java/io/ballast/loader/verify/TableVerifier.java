package io.ballast.loader.verify;

import io.ballast.common.bundle.ShardFact;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.loader.digest.ShardDigest;
import io.ballast.loader.journal.JournalReader;
import io.ballast.loader.journal.RecordedShard;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.VerifyStep;
import io.ballast.loader.postgres.WorkSession;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares staged tables with the bundle. Safe for use by many threads, each with its own session. */
public final class TableVerifier {
    private final LoadPlan plan;

    public TableVerifier(LoadPlan plan) {
        this.plan = plan;
    }

    /**
     * Compares the rows.
     *
     * @return how many there are
     * @throws BallastException (DIFFERENCE_FOUND) when the table does not hold what the bundle does
     */
    public long verify(VerifyStep step, WorkSession session) throws SQLException {
        Connection connection = session.begin(step.name());
        SourceTable table = step.of();
        Map<String, RecordedShard> recorded = JournalReader.shards(connection, plan.journalSchema(), plan.loadId());
        TableContent expected = new TableContent(rows(table, recorded), step.full() ? digest(table, recorded) : null);
        TableContent found = TableContent.onServer(connection, plan.placeOf(table), table.schema(), step.full());
        session.commit();
        @Nullable
        String difference = found.differenceFrom(
                expected, table.name(), plan.options().source().kind());
        if (difference != null) {
            throw new BallastException(
                    ErrorCategory.DIFFERENCE_FOUND,
                    "After loading, " + difference + ". " + whatStays(table),
                    Hint.RESTART);
        }
        return found.rows();
    }

    private String whatStays(SourceTable table) {
        return plan.fill().inPlace().contains(table.name())
                ? "The table was empty before; others may have written into it since. Its rows stay in it."
                : "Nothing was published; the rows stay in schema \"" + plan.stagingSchema() + "\".";
    }

    /** How many there must be: what is known beforehand, or else what the server took, shard by shard. */
    private static long rows(SourceTable table, Map<String, RecordedShard> recorded) {
        return table.knows(ShardFact.ROWS) ? table.rows() : RecordedShard.rows(table, recorded);
    }

    /** What the journal kept while the rows streamed past; a run that kept nothing has its shards read again. */
    private BigInteger digest(SourceTable table, Map<String, RecordedShard> recorded) {
        BigInteger sum = BigInteger.ZERO;
        for (SourceShard shard : table.shards()) {
            @Nullable RecordedShard kept = recorded.get(shard.path());
            sum = sum.add(
                    kept != null && kept.digest() != null
                            ? kept.digest().toBigIntegerExact()
                            : ShardDigest.of(plan.options().source(), plan.manifest(), table, shard)
                                    .digest());
        }
        return sum;
    }
}
