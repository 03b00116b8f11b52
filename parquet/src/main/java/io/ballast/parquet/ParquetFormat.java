package io.ballast.parquet;

import io.ballast.common.schema.Column;
import io.ballast.generator.TableFileFormat;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.value.DatasetModel;
import io.ballast.generator.value.TableRows;
import io.ballast.generator.value.Vector;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.schema.MessageType;

/**
 * Parquet files of parquet-java's encodings, in the first version of pages, which everything reads, compressed with zstd at level 1. What of
 * parquet-java puts pages into files needs Hadoop, so this package does that.
 */
public final class ParquetFormat implements TableFileFormat {
    /** Compressed; what a thread keeps in memory until a row group is complete. */
    private static final long GROUP_BYTES = 32L << 20;
    /** So that readers have several groups of a large file to share between their threads. */
    private static final long GROUP_ROWS = 1 << 20;

    private static final ParquetProperties PROPERTIES = ParquetProperties.builder()
            .withWriterVersion(WriterVersion.PARQUET_1_0)
            .withSizeStatisticsEnabled(false)
            .build();

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public void write(DatasetModel dataset, ShardPlan shard, OutputStream file, IntConsumer rowsMade)
            throws IOException {
        MessageType schema = ParquetSchema.of(shard.table().spec().schema());
        TableRows rows = dataset.open(shard.table());
        rows.seek(shard.firstRow());
        try (PageCompressor compressor = new PageCompressor()) {
            ParquetFile parquet = new ParquetFile(file, schema);
            long left = shard.rows();
            while (left > 0) {
                RowGroupPages pages = new RowGroupPages(schema, compressor);
                long made = fill(pages, schema, shard, rows, left, rowsMade);
                parquet.add(pages, made);
                left -= made;
            }
            parquet.finish();
        }
    }

    /** Makes rows until the group is large enough; returns how many. */
    private static long fill(
            RowGroupPages pages,
            MessageType schema,
            ShardPlan shard,
            TableRows rows,
            long limit,
            IntConsumer rowsMade) {
        try (ColumnWriteStore store = PROPERTIES.newColumnWriteStore(schema, pages)) {
            List<ParquetColumn> columns = columns(store, schema, shard, rows);
            long end = Math.min(limit, GROUP_ROWS);
            long made = 0;
            while (made < end && store.getBufferedSize() < GROUP_BYTES) {
                int count = rows.fill(end - made);
                for (ParquetColumn column : columns) {
                    column.write(count);
                }
                for (int i = 0; i < count; i++) {
                    store.endRecord();
                }
                made += count;
                rowsMade.accept(count);
            }
            store.flush();
            return made;
        }
    }

    private static List<ParquetColumn> columns(
            ColumnWriteStore store, MessageType schema, ShardPlan shard, TableRows rows) {
        List<Column> columns = shard.table().spec().schema().columns();
        List<Vector> vectors = rows.vectors();
        List<ParquetColumn> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(new ParquetColumn(
                    shard.table().name(),
                    columns.get(i),
                    vectors.get(i),
                    rows.maxBytes(i),
                    store.getColumnWriter(schema.getColumns().get(i))));
        }
        return values;
    }
}
