package io.ballast.generator.value;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.ballast.generator.csv.CsvEncoder;
import io.ballast.spec.reader.SpecReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of small specs, through the spec's reader and the CSV encoder, read back by another CSV reader. */
final class SpecRows {
    private SpecRows() {}

    /** The rows of all tables of a spec's {@code tables}. */
    static Map<String, List<String[]>> of(String tables) {
        DatasetModel dataset = model(tables);
        Map<String, List<String[]>> rows = new HashMap<>();
        for (TableModel table : dataset.tables()) {
            rows.put(table.name(), parse(csv(dataset, table, 0, table.rows())));
        }
        return rows;
    }

    static DatasetModel model(String tables) {
        return DatasetModel.of(
                SpecReader.read("ballast: 1\ndataset: test\nseed: 7\ntables:\n" + tables.indent(2), "test"));
    }

    static String csv(DatasetModel dataset, TableModel table, long first, long count) {
        TableRows rows = dataset.open(table);
        CsvEncoder encoder = new CsvEncoder(rows);
        byte[] buffer = new byte[(int) CsvEncoder.bufferBytes(rows, rows.batchRows())];
        StringBuilder csv = new StringBuilder();
        rows.seek(first);
        long left = Math.min(count, table.rows() - first);
        while (left > 0) {
            int made = rows.fill(left);
            csv.append(new String(buffer, 0, encoder.encode(made, buffer, 0), StandardCharsets.UTF_8));
            left -= made;
        }
        return csv.toString();
    }

    /** Holds rows that are made one at a time against rows that are made together. */
    static boolean areSameWhereverReadingBegins(DatasetModel dataset, TableModel table, long first, long count) {
        StringBuilder single = new StringBuilder();
        for (long row = first; row < Math.min(first + count, table.rows()); row++) {
            single.append(csv(dataset, table, row, 1));
        }
        return single.toString().equals(csv(dataset, table, first, count));
    }

    static List<String[]> parse(String csv) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setLineSeparator("\n");
        settings.setMaxCharsPerColumn(1_000_000);
        settings.setEmptyValue("");
        settings.setNullValue(null);
        return new CsvParser(settings).parseAll(new StringReader(csv));
    }
}
