package io.ballast.generator.plan;

import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.Compression;
import io.ballast.generator.csv.CsvEncoder;
import io.ballast.generator.random.CountReader;
import io.ballast.generator.value.DatasetModel;
import io.ballast.generator.value.TableModel;
import io.ballast.generator.value.TableRows;
import io.ballast.spec.TableSpec;
import java.util.ArrayList;
import java.util.List;

/** Cuts a dataset into shards; a pure function. */
public final class GenerationPlanner {
    /** Enough to know the mean row of most tables to a few percent. */
    private static final int SAMPLED_ROWS = 128;

    private static final int MAX_SHARDS = 99_999;

    private GenerationPlanner() {}

    public static GenerationPlan plan(DatasetModel dataset, Sharding sharding, Compression compression) {
        MadeTables made = MadeTables.of(dataset.spec());
        List<String> omitted = made.omitted();
        List<TableShards> tables = new ArrayList<>();
        for (TableSpec one : made.tables()) {
            TableModel table = dataset.table(one.name());
            long bytes = estimateRawBytes(dataset, table);
            tables.add(new TableShards(table, shards(table, shardCount(table, bytes, sharding), compression), bytes));
        }
        return new GenerationPlan(tables, omitted);
    }

    /** Bytes of CSV of the whole table, as estimated from rows spread over it. */
    static long estimateRawBytes(DatasetModel dataset, TableModel table) {
        if (table.rows() == 0) {
            return 0;
        }
        TableRows rows = dataset.open(table);
        CsvEncoder encoder = new CsvEncoder(rows);
        byte[] buffer = new byte[Math.toIntExact(CsvEncoder.bufferBytes(rows, 1))];
        long samples = Math.min(SAMPLED_ROWS, table.rows());
        long bytes = 0;
        for (long i = 0; i < samples; i++) {
            rows.seek((long) ((double) table.rows() * i / samples));
            bytes += encoder.encode(rows.fill(1), buffer, 0);
        }
        return Math.round((double) bytes / samples * table.rows());
    }

    private static int shardCount(TableModel table, long rawBytes, Sharding sharding) {
        long wanted = wanted(table, rawBytes, sharding);
        return (int) Math.max(1, Math.min(Math.min(wanted, MAX_SHARDS), table.units()));
    }

    private static long wanted(TableModel table, long rawBytes, Sharding sharding) {
        if (sharding instanceof Sharding.Count count) {
            return count.shards();
        }
        if (sharding instanceof Sharding.Counts counts) {
            return counts.shards().getOrDefault(table.name(), 1);
        }
        return ceilDiv(rawBytes, ((Sharding.Size) sharding).rawBytes());
    }

    private static long ceilDiv(long dividend, long divisor) {
        return dividend / divisor + (dividend % divisor == 0 ? 0 : 1);
    }

    private static List<ShardPlan> shards(TableModel table, int count, Compression compression) {
        List<ShardPlan> shards = new ArrayList<>();
        long units = table.units();
        for (int i = 0; i < count; i++) {
            long firstUnit = border(units, i, count);
            long endUnit = border(units, i + 1, count);
            long firstRow = firstRow(table, firstUnit);
            shards.add(new ShardPlan(
                    table,
                    i,
                    BundleLayout.shardPath(table.name(), i, compression),
                    firstUnit,
                    endUnit - firstUnit,
                    firstRow,
                    firstRow(table, endUnit) - firstRow));
        }
        return shards;
    }

    /** Borders that make shards of sizes differing by one at the most. */
    private static long border(long units, int shard, int count) {
        return units / count * shard + Math.min(shard, units % count);
    }

    private static long firstRow(TableModel table, long unit) {
        if (table.family() == null) {
            return unit;
        }
        if (unit == table.units()) {
            return table.rows();
        }
        CountReader counts = new CountReader(table.family().counts());
        counts.seek(unit);
        return counts.firstChild();
    }
}
