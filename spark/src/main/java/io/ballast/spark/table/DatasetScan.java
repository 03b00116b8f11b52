package io.ballast.spark.table;

import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.plan.TableShards;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;

/**
 * One reading of a table. Its partitions are the shards of the plan: the same whatever the cluster, which is not asked.
 *
 * @param table position in the plan
 * @param limit no more rows are wanted than this; {@link Long#MAX_VALUE} for all
 */
record DatasetScan(PlannedDataset dataset, int table, StructType wanted, long limit)
        implements Scan, Batch, SupportsReportStatistics {
    private TableShards shards() {
        return dataset.plan().tables().get(table);
    }

    @Override
    public StructType readSchema() {
        return wanted;
    }

    @Override
    public String description() {
        return "ballast " + shards().table().name() + " " + wanted.simpleString()
                + (limit == Long.MAX_VALUE ? "" : " limit " + limit);
    }

    @Override
    public ColumnarSupportMode columnarSupportMode() {
        return ColumnarSupportMode.SUPPORTED;
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    /** As many shards as it takes for the rows that are wanted. */
    @Override
    public InputPartition[] planInputPartitions() {
        List<InputPartition> partitions = new ArrayList<>();
        long rows = 0;
        for (ShardPlan shard : shards().shards()) {
            if (rows < limit) {
                partitions.add(new ShardPartition(table, shard.number()));
                rows += shard.rows();
            }
        }
        return partitions.toArray(InputPartition[]::new);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        StructType all = SparkTypes.of(shards().table().spec().schema());
        int[] positions =
                List.of(wanted.fieldNames()).stream().mapToInt(all::fieldIndex).toArray();
        return new BatchReaders(dataset.specYaml(), dataset.counts(), wanted, positions, limit);
    }

    /** The number of rows is exact; the size is what Spark takes for values of these types. */
    @Override
    public Statistics estimateStatistics() {
        long rows = Math.min(limit, shards().table().rows());
        return new Statistics() {
            @Override
            public OptionalLong sizeInBytes() {
                return OptionalLong.of(Math.max(1, Math.multiplyExact(rows, (long) Math.max(1, wanted.defaultSize()))));
            }

            @Override
            public OptionalLong numRows() {
                return OptionalLong.of(rows);
            }
        };
    }
}
