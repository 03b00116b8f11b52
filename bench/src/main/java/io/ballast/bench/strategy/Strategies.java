package io.ballast.bench.strategy;

import io.ballast.bench.plan.StrategyTraits;
import java.util.List;
import java.util.Map;

/**
 * All strategies, in the order of the documentation: a closed list. Those that write into tables whose keys and indexes are in
 * place take many times as long as the others, and load the sample.
 */
public final class Strategies {
    private static final Map<String, String> NO_PROPERTIES = Map.of();

    private Strategies() {}

    public static List<Strategy> all() {
        return List.of(
                new InsertServerIds(
                        single(
                                "insert-row-autocommit",
                                "single-row INSERT, each row committed by itself, ids made by the server",
                                2_000),
                        true),
                new InsertServerIds(
                        single(
                                "insert-row",
                                "single-row INSERT in transactions of 10,000 rows, ids made by the server",
                                8_000,
                                9),
                        false),
                new InsertInPlace(
                        single("insert-client-uuid", "as insert-row, with ids made by the client", 8_000, 8),
                        NO_PROPERTIES,
                        batchSize -> Inserters::single),
                new InsertInPlace(
                        batched("insert-multirow", "many rows in a statement", 50_000, 1),
                        NO_PROPERTIES,
                        batchSize -> (connection, table) -> Inserters.multiRow(connection, table, batchSize)),
                new InsertInPlace(
                        batched("insert-batch", "JDBC batches", 30_000, 1),
                        NO_PROPERTIES,
                        batchSize -> Inserters::batch),
                new InsertInPlace(
                        batched("insert-batch-rewrite", "JDBC batches with reWriteBatchedInserts", 50_000, 1),
                        Map.of("reWriteBatchedInserts", "true"),
                        batchSize -> Inserters::batch),
                new InsertInPlace(
                        batched("insert-unnest", "arrays of values through unnest", 60_000, 1),
                        NO_PROPERTIES,
                        batchSize -> Inserters::unnest),
                new InsertParallel(
                        new StrategyTraits(
                                "insert-parallel",
                                "many rows in a statement, over several connections",
                                true,
                                true,
                                false,
                                true,
                                70_000,
                                List.of(2, 7)),
                        false),
                new InsertParallel(
                        new StrategyTraits(
                                Strategy.POOLED,
                                "as insert-parallel, through pgbouncer",
                                true,
                                true,
                                false,
                                true,
                                60_000,
                                List.of(6)),
                        true),
                new CopyIndexed(slow("copy-indexed", "COPY with keys and indexes in place", 50_000, 3)),
                new CopyIntoBare(
                        copy("copy-csv", "COPY into bare tables, then keys and indexes", false, 250_000, 3, 5), false),
                new CopyIntoBare(
                        copy("copy-csv-parallel", "as copy-csv, over several connections", true, 300_000, 2, 7, 10),
                        false),
                new CopyStaging(slow(
                        "copy-staging-insert",
                        "COPY into temporary tables, then INSERT … SELECT into tables with keys in place",
                        50_000,
                        4)),
                new CopyUnlogged(
                        copy("copy-unlogged", "COPY into UNLOGGED tables, then SET LOGGED", false, 220_000, 5)),
                new CopyFreeze(
                        copy("copy-freeze", "COPY FREEZE in the transaction that makes the tables", false, 280_000, 5)),
                new CopyIntoBare(
                        copy("copy-binary", "binary COPY into bare tables, then keys and indexes", false, 280_000),
                        true),
                new CopyIntoBare(
                        copy("copy-binary-parallel", "as copy-binary, over several connections", true, 330_000), true),
                new BallastLoad(copy("ballast", "ballast load as users run it", true, 400_000)),
                new TemplateClone(copy(
                        "template-clone",
                        "second and later loads: a copy of a template database that was loaded once",
                        false,
                        1_000_000)));
    }

    /** The one whose outcome is taken for right, once its rows were found equal to the bundle's. */
    public static Strategy reference() {
        return new CopyIntoBare(copy("reference", "", false, 1), false);
    }

    private static StrategyTraits single(String name, String description, long rate, Integer... plans) {
        return new StrategyTraits(name, description, true, false, true, false, rate, List.of(plans));
    }

    private static StrategyTraits slow(String name, String description, long rate, Integer... plans) {
        return new StrategyTraits(name, description, true, false, false, false, rate, List.of(plans));
    }

    private static StrategyTraits batched(String name, String description, long rate, Integer... plans) {
        return new StrategyTraits(name, description, true, false, false, true, rate, List.of(plans));
    }

    private static StrategyTraits copy(String name, String description, boolean parallel, long rate, Integer... plans) {
        return new StrategyTraits(name, description, false, parallel, false, false, rate, List.of(plans));
    }
}
