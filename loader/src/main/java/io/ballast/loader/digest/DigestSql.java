package io.ballast.loader.digest;

import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TableSchema;
import io.ballast.loader.postgres.SqlFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The query by which the server computes a table's digest: {@code sql/verify/digest.sql} with table and row put in. */
public final class DigestSql {
    private static final Pattern VARIABLE = Pattern.compile(":(row|table)\\b");

    private DigestSql() {}

    /** Yields one row: {@code rows} and {@code digest}. */
    public static String of(String schema, TableSchema table) {
        return ofPlace(SqlText.name(schema, table.name()), table);
    }

    /** As the other one, of a table by its name with its schema, quoted. */
    public static String ofPlace(String place, TableSchema table) {
        String row = RowForm.sql(table.columns());
        return VARIABLE.matcher(SqlFile.read("verify/digest.sql").replaceAll("(?m)^--.*\\R", ""))
                .replaceAll(
                        variable -> Matcher.quoteReplacement(variable.group(1).equals("row") ? row : place));
    }
}
