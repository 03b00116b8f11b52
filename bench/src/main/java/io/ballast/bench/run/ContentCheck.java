package io.ballast.bench.run;

import io.ballast.bench.strategy.ServerIds;
import io.ballast.bench.strategy.Workload;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardStream;
import io.ballast.common.schema.TableSchema;
import io.ballast.loader.digest.DigestSql;
import io.ballast.loader.digest.ShardDigest;
import io.ballast.loader.postgres.Sql;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What every run of one workload has to end in. The digests come from the bundle's files; those without the ids, for strategies
 * whose ids the server makes, from a run that was found equal to the bundle.
 */
final class ContentCheck {
    private final List<TableSchema> tables;
    private final Map<String, Content> whole = new HashMap<>();
    private final Map<String, Content> withoutIds = new HashMap<>();
    private final SchemaPrint schema;

    private record Content(long rows, BigInteger digest) {}

    /**
     * Reads the bundle.
     *
     * @param reference a database that the bundle was loaded into by plain COPY and SQL
     */
    ContentCheck(Workload workload, Connection reference) throws SQLException {
        this.tables =
                workload.bundle().tables().stream().map(BundleTable::schema).toList();
        for (BundleTable table : workload.bundle().tables()) {
            BigInteger digest = BigInteger.ZERO;
            for (Shard shard : table.shards()) {
                digest = digest.add(digest(workload, table, shard));
            }
            whole.put(table.name(), new Content(table.rows(), digest));
        }
        this.schema = SchemaPrint.read(reference);
        List<String> differences = differences(reference, false);
        if (!differences.isEmpty()) {
            throw new SQLException("the rows that COPY has brought differ from the bundle: " + differences);
        }
        for (TableSchema table : tables) {
            withoutIds.put(table.name(), onServer(reference, ServerIds.without(table, tables)));
        }
    }

    private static BigInteger digest(Workload workload, BundleTable table, Shard shard) {
        try (ShardStream csv = ShardStream.open(workload.files(), workload.bundle(), shard, ShardCheck.HASH)) {
            return ShardDigest.of(
                            csv, table.schema().columns(), workload.bundle().dialect())
                    .digest();
        }
    }

    /** What differs in a database that a strategy has filled, in words; empty when nothing does. */
    List<String> differences(Connection connection, boolean serverMakesIds) throws SQLException {
        List<String> differences = new ArrayList<>();
        String ofSchema = SchemaPrint.read(connection).differenceFrom(schema);
        if (!ofSchema.isEmpty()) {
            differences.add(ofSchema);
            return differences;
        }
        for (TableSchema table : tables) {
            TableSchema compared = serverMakesIds ? ServerIds.without(table, tables) : table;
            Content expected = (serverMakesIds ? withoutIds : whole).get(table.name());
            Content found = onServer(connection, compared);
            if (expected != null && !found.equals(expected)) {
                differences.add("table \"" + table.name() + "\" has " + found.rows() + " rows with digest "
                        + found.digest() + ", expected " + expected.rows() + " with " + expected.digest());
            }
        }
        return differences;
    }

    private static Content onServer(Connection connection, TableSchema table) throws SQLException {
        return new Sql(DigestSql.of("public", table))
                .one(
                        connection,
                        row -> new Content(
                                row.getLong("rows"), row.getBigDecimal("digest").toBigIntegerExact()));
    }
}
