package io.ballast.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/** The compressed pages of one column in one row group, with their headers; for one thread. */
final class ColumnPages implements PageWriter {
    private final ColumnDescriptor column;
    private final PageCompressor compressor;
    private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
    private final Statistics<?> statistics;
    private long values;
    private long rawBytes;

    ColumnPages(ColumnDescriptor column, PageCompressor compressor) {
        this.column = column;
        this.compressor = compressor;
        this.statistics = Statistics.createStats(column.getPrimitiveType());
    }

    List<String> path() {
        return List.of(column.getPath());
    }

    @Deprecated // by parquet-java, which demands it all the same
    @Override
    public void writePage(
            BytesInput page,
            int valueCount,
            Statistics<?> ofPage,
            Encoding repetitions,
            Encoding definitions,
            Encoding ofValues)
            throws IOException {
        addPage(page, valueCount, ofPage, repetitions, definitions, ofValues);
    }

    private void addPage(
            BytesInput page,
            int valueCount,
            Statistics<?> ofPage,
            Encoding repetitions,
            Encoding definitions,
            Encoding ofValues)
            throws IOException {
        DataPageHeader header =
                new DataPageHeader(valueCount, format(ofValues), format(definitions), format(repetitions));
        add(page, new PageHeader(PageType.DATA_PAGE, 0, 0).setData_page_header(header), data);
        encodings.addAll(List.of(repetitions, definitions, ofValues));
        statistics.mergeStatistics(ofPage);
        values += valueCount;
    }

    @Override
    public void writePage(
            BytesInput page,
            int valueCount,
            int rowCount,
            Statistics<?> ofPage,
            Encoding repetitions,
            Encoding definitions,
            Encoding ofValues)
            throws IOException {
        addPage(page, valueCount, ofPage, repetitions, definitions, ofValues);
    }

    @Override
    public void writePage(
            BytesInput page,
            int valueCount,
            int rowCount,
            Statistics<?> ofPage,
            SizeStatistics sizes,
            GeospatialStatistics places,
            Encoding repetitions,
            Encoding definitions,
            Encoding ofValues)
            throws IOException {
        addPage(page, valueCount, ofPage, repetitions, definitions, ofValues);
    }

    @Override
    public void writePageV2(
            int rowCount,
            int nullCount,
            int valueCount,
            BytesInput repetitions,
            BytesInput definitions,
            Encoding ofValues,
            BytesInput page,
            Statistics<?> ofPage) {
        throw new UnsupportedOperationException("pages are those of the first version");
    }

    @Override
    public void writeDictionaryPage(DictionaryPage page) throws IOException {
        DictionaryPageHeader header = new DictionaryPageHeader(page.getDictionarySize(), format(page.getEncoding()));
        add(
                page.getBytes(),
                new PageHeader(PageType.DICTIONARY_PAGE, 0, 0).setDictionary_page_header(header),
                dictionary);
        encodings.add(page.getEncoding());
    }

    private void add(BytesInput page, PageHeader header, ByteArrayOutputStream pages) throws IOException {
        int rawSize = Math.toIntExact(page.size());
        int size = compressor.compress(page);
        CRC32 checksum = new CRC32();
        checksum.update(compressor.buffer(), 0, size);
        header.setUncompressed_page_size(rawSize);
        header.setCompressed_page_size(size);
        header.setCrc((int) checksum.getValue());
        int before = pages.size();
        Util.writePageHeader(header, pages);
        rawBytes += pages.size() - before + rawSize;
        pages.write(compressor.buffer(), 0, size);
    }

    /**
     * Writes all pages.
     *
     * @param position of the first byte in the file
     * @return what the file's footer says of them
     */
    ColumnMetaData writeTo(OutputStream file, long position) throws IOException {
        dictionary.writeTo(file);
        data.writeTo(file);
        ColumnMetaData metadata = new ColumnMetaData(
                FooterSchema.type(column.getPrimitiveType()),
                encodings.stream().map(ColumnPages::format).toList(),
                path(),
                CompressionCodec.ZSTD,
                values,
                rawBytes,
                sizeBytes(),
                position + dictionary.size());
        if (dictionary.size() > 0) {
            metadata.setDictionary_page_offset(position);
        }
        return metadata.setStatistics(ValueBounds.of(statistics));
    }

    long sizeBytes() {
        return (long) dictionary.size() + data.size();
    }

    private static org.apache.parquet.format.Encoding format(Encoding encoding) {
        return org.apache.parquet.format.Encoding.valueOf(encoding.name());
    }

    @Override
    public long getMemSize() {
        return sizeBytes();
    }

    @Override
    public long allocatedSize() {
        return sizeBytes();
    }

    @Override
    public String memUsageString(String prefix) {
        return prefix + " " + sizeBytes() + " bytes";
    }
}
