package io.ballast.loader.analysis;

import io.ballast.common.report.Progress.PhaseProgress;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Indexes, bloat and cache hits: what the server keeps count of. */
final class StorageQuestions {
    private StorageQuestions() {}

    static List<IndexFacts> indexes(Connection connection, PhaseProgress phase) throws SQLException {
        return SqlQuestion.INDEX_SIZES.askWithoutSum(
                connection,
                phase,
                row -> new IndexFacts(
                        row.getString("index_name"),
                        row.getString("table_name"),
                        row.getString("kind"),
                        row.getLong("bytes"),
                        row.getLong("scans")));
    }

    /**
     * @param tables whose rows are counted: the server's own number of live rows counts those of a COPY twice when its session
     *     reports them after an ANALYZE has seen them
     */
    static List<BloatFacts> bloat(Connection connection, List<TableFacts> tables, PhaseProgress phase)
            throws SQLException {
        Map<String, Long> rows = tables.stream().collect(Collectors.toMap(TableFacts::name, TableFacts::rows));
        return SqlQuestion.BLOAT.ask(
                connection,
                phase,
                row -> new BloatFacts(
                        row.getString("table_name"),
                        rows.getOrDefault(row.getString("table_name"), row.getLong("live_rows")),
                        row.getLong("dead_rows"),
                        row.getLong("bytes"),
                        row.getObject("expected_bytes", Long.class),
                        share(row, "bloat_share")));
    }

    static List<CacheFacts> cache(Connection connection, PhaseProgress phase) throws SQLException {
        return SqlQuestion.CACHE_HITS.askWithoutSum(
                connection,
                phase,
                row -> new CacheFacts(
                        row.getString("table_name"),
                        row.getLong("table_hits"),
                        row.getLong("table_reads"),
                        share(row, "table_hit_share"),
                        row.getLong("index_hits"),
                        row.getLong("index_reads"),
                        share(row, "index_hit_share")));
    }

    private static @Nullable Double share(ResultSet row, String column) throws SQLException {
        BigDecimal share = row.getBigDecimal(column);
        return share == null ? null : share.doubleValue();
    }
}
