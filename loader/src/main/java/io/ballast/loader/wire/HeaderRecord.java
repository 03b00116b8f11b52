package io.ballast.loader.wire;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.ballast.common.schema.Column;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record of column names that a shard may begin with. */
final class HeaderRecord {
    private HeaderRecord() {}

    /** Refuses a header that does not name exactly these columns in this order. */
    static void check(byte[] csv, int length, List<Column> columns) {
        List<@Nullable String> found = names(new String(csv, 0, length, StandardCharsets.UTF_8));
        if (found.size() != columns.size()) {
            throw Refusal.header("header", found.size() + " names", columns.size() + " names");
        }
        for (int c = 0; c < columns.size(); c++) {
            String expected = columns.get(c).name();
            if (!expected.equals(found.get(c))) {
                throw Refusal.header("header, name " + (c + 1), "\"" + found.get(c) + "\"", "\"" + expected + "\"");
            }
        }
    }

    private static List<@Nullable String> names(String record) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setLineSeparator("\n");
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setMaxColumns(2048);
        @Nullable String[] names = new CsvParser(settings).parseLine(record);
        return names == null ? List.of() : Arrays.asList(names);
    }
}
