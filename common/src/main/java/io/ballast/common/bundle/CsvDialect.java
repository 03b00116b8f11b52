package io.ballast.common.bundle;

/**
 * The one CSV dialect that Ballast writes: UTF-8, comma, double quotes only where needed, {@code \n} after each record, NULL
 * as the unquoted empty field, the empty text as {@code ""}; a record that is only {@code \.} is quoted, because before
 * PostgreSQL 18 such a line ended the COPY and dropped the rest in silence (manual of COPY, "CSV Format"). NUL is refused.
 *
 * @param header whether each shard begins with a record of column names
 */
public record CsvDialect(boolean header) {
    public static final byte DELIMITER = ',';
    public static final byte QUOTE = '"';
    public static final byte LINE_TERMINATOR = '\n';
}
