package io.ballast.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.schema.MessageType;

/** The compressed pages of one row group, by column; for one thread. */
final class RowGroupPages implements PageWriteStore {
    private final List<ColumnPages> columns = new ArrayList<>();
    private final Map<List<String>, ColumnPages> byPath;

    RowGroupPages(MessageType schema, PageCompressor compressor) {
        for (ColumnDescriptor column : schema.getColumns()) {
            columns.add(new ColumnPages(column, compressor));
        }
        byPath = columns.stream().collect(Collectors.toMap(ColumnPages::path, Function.identity()));
    }

    @Override
    public PageWriter getPageWriter(ColumnDescriptor column) {
        ColumnPages pages = byPath.get(List.of(column.getPath()));
        if (pages == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return pages;
    }

    /** In the order of the schema. */
    List<ColumnPages> columns() {
        return columns;
    }
}
