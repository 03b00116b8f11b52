package io.ballast.spark.table;

import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructType;

/** What Spark says of a reading before it begins: which columns, how many rows. */
final class DatasetScanBuilder implements SupportsPushDownRequiredColumns, SupportsPushDownLimit {
    private final PlannedDataset dataset;
    private final int table;
    private StructType wanted;
    private long limit = Long.MAX_VALUE;

    DatasetScanBuilder(PlannedDataset dataset, int table, StructType all) {
        this.dataset = dataset;
        this.table = table;
        this.wanted = all;
    }

    @Override
    public void pruneColumns(StructType required) {
        wanted = required;
    }

    /** Each shard gives no more rows than this, so that Spark still has to cut off what all give together. */
    @Override
    public boolean pushLimit(int rows) {
        limit = rows;
        return true;
    }

    @Override
    public boolean isPartiallyPushed() {
        return true;
    }

    @Override
    public Scan build() {
        return new DatasetScan(dataset, table, wanted, limit);
    }
}
