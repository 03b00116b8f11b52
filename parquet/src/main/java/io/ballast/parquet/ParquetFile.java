package io.ballast.parquet;

import io.ballast.generator.AlgorithmVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.MessageType;

/** A Parquet file that is written from its first byte to its last: row groups, then the footer that lists them; for one thread. */
final class ParquetFile {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    /** Readers take "APPLICATION version NUMBER"; of ours it is what decides the bytes, so that they do not change with each release. */
    private static final String CREATED_BY = "ballast version " + AlgorithmVersion.CURRENT + ".0.0";

    private static final int FORMAT_VERSION = 1;

    private final OutputStream file;
    private final MessageType schema;
    private final List<RowGroup> groups = new ArrayList<>();
    private long position;
    private long rows;

    ParquetFile(OutputStream file, MessageType schema) throws IOException {
        this.file = file;
        this.schema = schema;
        file.write(MAGIC);
        position = MAGIC.length;
    }

    /** Writes the pages of a row group, column after column. */
    void add(RowGroupPages pages, long rowCount) throws IOException {
        long start = position;
        long rawBytes = 0;
        List<ColumnChunk> chunks = new ArrayList<>();
        for (ColumnPages column : pages.columns()) {
            ColumnMetaData metadata = column.writeTo(file, position);
            chunks.add(new ColumnChunk(position).setMeta_data(metadata));
            position += column.sizeBytes();
            rawBytes += metadata.getTotal_uncompressed_size();
        }
        groups.add(new RowGroup(chunks, rawBytes, rowCount)
                .setFile_offset(start)
                .setTotal_compressed_size(position - start)
                .setOrdinal((short) groups.size()));
        rows += rowCount;
    }

    /** Writes the footer; nothing may follow. */
    void finish() throws IOException {
        FileMetaData metadata = new FileMetaData(FORMAT_VERSION, FooterSchema.elements(schema), rows, groups)
                .setCreated_by(CREATED_BY)
                .setColumn_orders(Collections.nCopies(
                        schema.getColumns().size(), ColumnOrder.TYPE_ORDER(new TypeDefinedOrder())));
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        Util.writeFileMetaData(metadata, footer);
        footer.writeTo(file);
        file.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.size())
                .array());
        file.write(MAGIC);
    }
}
