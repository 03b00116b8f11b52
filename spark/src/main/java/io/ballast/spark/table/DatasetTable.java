package io.ballast.spark.table;

import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * A table of a dataset, to be read.
 *
 * @param position in the plan
 * @param schema all of its columns
 */
record DatasetTable(
        PlannedDataset dataset,
        int position,
        @SuppressWarnings("deprecation") StructType schema) implements Table, SupportsRead {
    static DatasetTable of(PlannedDataset dataset, int position) {
        return new DatasetTable(
                dataset,
                position,
                SparkTypes.of(
                        dataset.plan().tables().get(position).table().spec().schema()));
    }

    @Override
    public String name() {
        return "ballast." + dataset.tableNames().get(position);
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
        return new DatasetScanBuilder(dataset, position, schema);
    }
}
