package io.ballast.spark.table;

import io.ballast.common.bundle.Compression;
import io.ballast.spark.shard.ExecutorModel;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * Opens shards where they are to be read.
 *
 * @param specYaml resolved
 * @param counts of the shards of each table
 * @param positions of the wanted columns in the table
 * @param limit no more rows of a shard than this
 */
@SuppressWarnings("ArrayRecordComponent") // Spark sends it, and nobody compares two
record BatchReaders(String specYaml, TreeMap<String, Integer> counts, StructType schema, int[] positions, long limit)
        implements PartitionReaderFactory {
    @Override
    public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
        ShardPartition shard = (ShardPartition) partition;
        ExecutorModel model = ExecutorModel.of(specYaml, counts, Compression.NONE);
        return new BatchReader(model, model.shard(shard.table(), shard.number()), schema, positions, limit);
    }

    @Override
    public boolean supportColumnarReads(InputPartition partition) {
        return true;
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        throw new UnsupportedOperationException("rows are read in batches");
    }
}
