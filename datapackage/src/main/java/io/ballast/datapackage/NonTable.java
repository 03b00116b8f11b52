package io.ballast.datapackage;

import io.ballast.common.bundle.JsonPlace;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resources of a package that are no tables: maps, documents, pictures. One with a schema is a table whatever its file is, and so is
 * one whose format holds tables, which we cannot read: those are refused, since a load without them would miss rows.
 */
final class NonTable {
    /** As {@code format}, or as the ending of a path. */
    private static final Set<String> OF_TABLES = Set.of(
            "csv", "tsv", "txt", "tab", "psv", "tbl", "dat", "gz", "gzip", "zst", "zstd", "zip", "bz2", "xz", "xls",
            "xlsx", "ods", "parquet", "feather", "arrow", "avro", "orc", "sqlite", "db", "dbf", "sav", "dta", "jsonl",
            "ndjson", "sql");

    private static final Pattern ENDING = Pattern.compile("[^/]\\.([A-Za-z0-9]{1,10})$");

    private NonTable() {}

    /** What it is, by its type, format or file; empty for a table. */
    static Optional<String> kind(JsonPlace resource) {
        @Nullable JsonPlace profile = resource.find("profile");
        if (resource.find("schema") != null || (profile != null && isText(profile, "tabular-data-resource"))) {
            return Optional.empty();
        }
        @Nullable JsonPlace type = resource.find("type");
        if (type != null) {
            return !type.node().isString() || isText(type, "table")
                    ? Optional.empty()
                    : Optional.of(type.text()).filter(text -> !text.isEmpty());
        }
        @Nullable JsonPlace format = resource.find("format");
        if (format != null && format.node().isString()) {
            return Optional.of(format.text()).filter(NonTable::isOther);
        }
        return ending(resource).filter(NonTable::isOther);
    }

    private static boolean isOther(String format) {
        String bare = format.toLowerCase(Locale.ROOT);
        return !bare.isEmpty() && OF_TABLES.stream().noneMatch(table -> bare.equals(table) || bare.startsWith("csv"));
    }

    private static Optional<String> ending(JsonPlace resource) {
        @Nullable JsonPlace path = resource.find("path");
        if (path == null || !path.node().isString()) {
            return Optional.empty();
        }
        Matcher matcher = ENDING.matcher(path.text());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static boolean isText(JsonPlace place, String text) {
        return place.node().isString() && place.text().equals(text);
    }
}
