package io.ballast.spark.table;

import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.value.TableRows;
import io.ballast.generator.value.Vector;
import io.ballast.spark.shard.ExecutorModel;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** The rows of one shard as batches of columns, each made when it is wanted. For one thread. */
final class BatchReader implements PartitionReader<ColumnarBatch> {
    /** What Spark's own readers of columns give at once. */
    private static final int BATCH_ROWS = 4096;

    private final TableRows rows;
    private final WritableColumnVector[] columns;
    private final List<ColumnFiller> fillers = new ArrayList<>();
    private final ColumnarBatch batch;
    private long left;

    /**
     * A reader of a shard.
     *
     * @param positions of the wanted columns in the table, in the order of {@code schema}
     * @param limit no more rows than this
     */
    BatchReader(ExecutorModel model, ShardPlan shard, StructType schema, int[] positions, long limit) {
        this.rows = model.dataset().open(shard.table(), positions);
        this.columns = OnHeapColumnVector.allocateColumns(BATCH_ROWS, schema);
        List<Vector> vectors = rows.vectors();
        for (int i = 0; i < positions.length; i++) {
            fillers.add(new ColumnFiller(vectors.get(i), rows.maxBytes(i), columns[i]));
        }
        this.batch = new ColumnarBatch(columns.clone());
        this.left = Math.min(limit, shard.rows());
        rows.seek(shard.firstRow());
    }

    @Override
    public boolean next() {
        for (WritableColumnVector column : columns) {
            column.reset();
        }
        int made = 0;
        while (left > 0 && made < BATCH_ROWS) {
            int count = rows.fill(Math.min(left, BATCH_ROWS - made));
            for (ColumnFiller filler : fillers) {
                filler.fill(count, made);
            }
            made += count;
            left -= count;
        }
        batch.setNumRows(made);
        return made > 0;
    }

    @Override
    public ColumnarBatch get() {
        return batch;
    }

    @Override
    public void close() {
        for (ColumnVector column : columns) {
            column.close();
        }
    }
}
