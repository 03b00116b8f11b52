package io.ballast.loader.wire;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.ballast.common.schema.Column;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The plain twin of {@link BinaryCopyEncoder}: univocity splits the fields, {@link PlainValues} encodes them. */
final class PlainEncoder {
    private PlainEncoder() {}

    static byte[] encode(List<Column> columns, String csv) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream wire = new DataOutputStream(bytes)) {
            wire.write("PGCOPY\n\u00FF\r\n\0".getBytes(StandardCharsets.ISO_8859_1));
            wire.writeInt(0);
            wire.writeInt(0);
            for (String[] record : records(csv)) {
                wire.writeShort(columns.size());
                for (int c = 0; c < columns.size(); c++) {
                    putField(columns.get(c), record[c], wire);
                }
            }
            wire.writeShort(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<String[]> records(String csv) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setLineSeparator("\n");
        settings.getFormat().setComment('\0');
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setSkipEmptyLines(false);
        settings.setNullValue(null);
        settings.setEmptyValue("");
        settings.setMaxCharsPerColumn(-1);
        settings.setNormalizeLineEndingsWithinQuotes(false);
        return new CsvParser(settings).parseAll(new StringReader(csv));
    }

    private static void putField(Column column, String text, DataOutputStream wire) throws IOException {
        if (text == null) {
            wire.writeInt(-1);
            return;
        }
        byte[] value = PlainValues.encode(column.type(), text);
        wire.writeInt(value.length);
        wire.write(value);
    }
}
