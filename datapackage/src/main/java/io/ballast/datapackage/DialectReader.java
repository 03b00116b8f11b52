package io.ballast.datapackage;

import io.ballast.common.bundle.JsonPlace;
import io.ballast.datapackage.csv.DelimitedDialect;
import io.ballast.datapackage.csv.Quoting;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a dialect: Table Dialect of version 2, or CSV Dialect of version 1. */
final class DialectReader {
    /** What is beyond delimited text, or changes which rows are data in ways that files of tables do not need. */
    private static final List<String> UNSUPPORTED = List.of(
            "headerRows",
            "headerJoin",
            "commentRows",
            "property",
            "itemType",
            "itemKeys",
            "sheetNumber",
            "sheetName",
            "table",
            "skipRows",
            "limitRows",
            "offsetRows",
            "pickRows",
            "skipFields",
            "pickFields",
            "csv");

    private DialectReader() {}

    /** @param delimiter where the dialect says nothing: a comma, or the tab of a tsv file */
    static DelimitedDialect read(@Nullable JsonPlace place, String delimiter) {
        DelimitedDialect standard = DelimitedDialect.STANDARD;
        if (place == null) {
            return standard.withDelimiter(delimiter);
        }
        Profile.check(place);
        UNSUPPORTED.forEach(key -> refuse(place, key));
        @Nullable JsonPlace type = place.find("type");
        if (type != null && !type.text().equals("delimited")) {
            throw type.refuse("delimited: only delimited text is read");
        }
        DelimitedDialect dialect = new DelimitedDialect(
                flag(place, "header", standard.header()),
                Objects.requireNonNullElse(mark(place, "delimiter"), delimiter),
                terminator(place),
                quoting(place),
                text(place, "nullSequence"),
                mark(place, "commentChar"),
                flag(place, "skipInitialSpace", standard.skipInitialSpace()));
        String contradiction = dialect.contradiction();
        if (contradiction != null) {
            throw place.refuseFound(contradiction, "marks that can be told apart");
        }
        return dialect;
    }

    private static Quoting quoting(JsonPlace place) {
        return new Quoting(
                character(place, "quoteChar", Quoting.STANDARD.quote()),
                flag(place, "doubleQuote", Quoting.STANDARD.doubled()),
                character(place, "escapeChar", null),
                false);
    }

    /** Case does not matter unless the dialect says so. */
    static boolean ignoresCase(@Nullable JsonPlace dialect) {
        return dialect == null || !flag(dialect, "caseSensitiveHeader", false);
    }

    private static void refuse(JsonPlace place, String key) {
        @Nullable JsonPlace found = place.find(key);
        boolean isDefault = found != null
                && ((key.equals("headerRows") && found.node().toString().equals("[1]")) || key.equals("headerJoin"));
        if (found != null && !isDefault) {
            throw found.refuse(
                    switch (key) {
                        case "headerRows", "commentRows" -> "nothing: only a header in the first row, or none, is read";
                        case "csv" -> "nothing: put what it says into the dialect itself";
                        default ->
                            key.endsWith("Rows") || key.endsWith("Fields")
                                    ? "nothing: all rows and fields are read"
                                    : "nothing: only delimited text is read";
                    });
        }
    }

    private static boolean flag(JsonPlace place, String key, boolean usual) {
        @Nullable JsonPlace found = place.find(key);
        return found == null ? usual : found.flag();
    }

    private static @Nullable String text(JsonPlace place, String key) {
        @Nullable JsonPlace found = place.find(key);
        return found == null || found.node().isNull() ? null : found.text();
    }

    /** Newlines alone and after carriage returns are both taken for the ends of lines where one of them is stated. */
    private static @Nullable String terminator(JsonPlace place) {
        @Nullable String terminator = mark(place, "lineTerminator");
        return terminator == null || terminator.equals("\r\n") || terminator.equals("\n") ? null : terminator;
    }

    private static @Nullable String mark(JsonPlace place, String key) {
        @Nullable String text = text(place, key);
        if (text != null && (text.isEmpty() || text.length() > DelimitedDialect.MAX_MARK_LENGTH)) {
            throw place.get(key).refuse("1 to " + DelimitedDialect.MAX_MARK_LENGTH + " characters");
        }
        return text;
    }

    /** One character; an empty text or null stands for none. */
    private static @Nullable Character character(JsonPlace place, String key, @Nullable Character usual) {
        @Nullable JsonPlace found = place.find(key);
        if (found == null) {
            return usual;
        }
        @Nullable String text = text(place, key);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() != 1) {
            throw found.refuse("one character");
        }
        return text.charAt(0);
    }
}
