package io.ballast.datapackage;

import io.ballast.common.bundle.BundleLimits;
import io.ballast.common.bundle.JsonPlace;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.datapackage.csv.DelimitedDialect;
import io.ballast.datapackage.file.ExternalFile;
import io.ballast.datapackage.file.FileFormat;
import io.ballast.datapackage.file.Packing;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the resources of one package, each of which must be a table in delimited text. */
final class ResourceReader {
    private static final Pattern FORMAT = Pattern.compile("(?i)(csv|tsv|txt)(?:\\.?(gz|gzip|zst|zstd))?");
    private static final Pattern HASH = Pattern.compile("(?:(md5|sha1|sha256|sha512):)?([0-9a-fA-F]{32,128})");

    /** Properties of a widespread library that change which rows there are. */
    private static final List<String> OF_ANOTHER_TOOL = List.of("extrapaths", "innerpath", "layout", "control");

    private final PackagePlace place;
    private final DescriptorParts parts;
    private final Untyped untyped;
    private final List<String> unchecked;
    private final List<String> inferred = new ArrayList<>();

    ResourceReader(PackagePlace place, DescriptorParts parts, Untyped untyped, List<String> unchecked) {
        this.untyped = untyped;
        this.place = place;
        this.parts = parts;
        this.unchecked = unchecked;
    }

    /** The tables, of those that were read, whose descriptor has no schema. */
    List<String> inferred() {
        return inferred;
    }

    ExternalTable read(JsonPlace resource) {
        Profile.check(resource);
        checkTabular(resource);
        String name = resource.get("name").text();
        List<ExternalFile> files = files(resource);
        @Nullable JsonPlace schema = parts.part(resource, "schema");
        if (schema == null) {
            return untyped(resource, name, files);
        }
        List<String> ofTable = new ArrayList<>();
        SchemaReader table = SchemaReader.read(name, description(resource), schema, ofTable);
        if (files.size() > 1) {
            ofTable.addAll(statedOfSeveral(resource));
        }
        ofTable.forEach(what -> unchecked.add(what + " of " + JsonPlace.escaped(name)));
        @Nullable JsonPlace dialect = parts.part(resource, "dialect");
        DelimitedDialect read = read(dialect, resource, files);
        if (!read.header() && table.match() != FieldsMatch.EXACT) {
            throw schema.get("fieldsMatch").refuse("exact, since the files have no header to find fields by");
        }
        return table(
                table.table(),
                table.fields(),
                new HeaderRules(table.match(), DialectReader.ignoresCase(dialect), false),
                read,
                resource,
                files);
    }

    private ExternalTable untyped(JsonPlace resource, String name, List<ExternalFile> files) {
        if (untyped == Untyped.REFUSED) {
            throw resource.refuseFound(
                    "no schema",
                    "a Table Schema: nothing is guessed from the values",
                    Hint.choose("have the types found by reading all values", Setting.INFER_TYPES));
        }
        inferred.add(name);
        @Nullable JsonPlace dialect = parts.part(resource, "dialect");
        TableSchema none = InferredTable.of(name, List.of(), column -> ColumnType.of(BaseType.TEXT));
        HeaderRules headers = new HeaderRules(FieldsMatch.EXACT, DialectReader.ignoresCase(dialect), false);
        return UntypedResource.of(
                resource, table(none, List.of(), headers, read(dialect, resource, files), resource, files), untyped);
    }

    private static DelimitedDialect read(@Nullable JsonPlace dialect, JsonPlace resource, List<ExternalFile> files) {
        return DialectReader.read(dialect, isTabSeparated(resource, files) ? "\t" : ",");
    }

    private static ExternalTable table(
            TableSchema table,
            List<ExternalField> fields,
            HeaderRules headers,
            DelimitedDialect dialect,
            JsonPlace resource,
            List<ExternalFile> files) {
        return new ExternalTable(
                table,
                fields,
                headers,
                dialect,
                files,
                formats(resource, files),
                files.size() == 1 ? stated(resource) : StatedFacts.NOTHING);
    }

    private static void checkTabular(JsonPlace resource) {
        @Nullable JsonPlace type = resource.find("type");
        if (type != null && !type.text().equals("table")) {
            throw type.refuse("table");
        }
        @Nullable JsonPlace format = resource.find("format");
        if (format != null && !FORMAT.matcher(format.text()).matches()) {
            throw format.refuse("csv or tsv: only delimited text is loaded");
        }
        for (String key : OF_ANOTHER_TOOL) {
            @Nullable JsonPlace place = resource.find(key);
            if (place != null && (place.node().isString() || !place.node().isEmpty())) {
                throw place.refuse(
                        "nothing: the standard has path for all files of a table, and dialect for how they are read");
            }
        }
    }

    private List<ExternalFile> files(JsonPlace resource) {
        @Nullable JsonPlace data = resource.find("data");
        if (data != null) {
            throw data.refuse("no data in the descriptor itself: put them into a file and name it as path");
        }
        JsonPlace path = resource.get("path");
        if (path.node().isString()) {
            return List.of(PackagePath.file(place, path));
        }
        List<JsonPlace> paths = path.items(BundleLimits.MAX_SHARDS);
        if (paths.isEmpty()) {
            throw path.refuse("at least one path");
        }
        return paths.stream().map(one -> PackagePath.file(place, one)).toList();
    }

    private static boolean isTabSeparated(JsonPlace resource, List<ExternalFile> files) {
        @Nullable JsonPlace format = resource.find("format");
        if (format != null) {
            return format.text().toLowerCase(Locale.ROOT).startsWith("tsv");
        }
        return files.stream()
                .allMatch(file -> file.name().toLowerCase(Locale.ROOT).matches(".*\\.tsv(\\.gz|\\.zst)?"));
    }

    private static List<FileFormat> formats(JsonPlace resource, List<ExternalFile> files) {
        @Nullable JsonPlace compression = resource.find("compression");
        Charset charset = charset(resource.find("encoding"));
        return files.stream()
                .map(file -> new FileFormat(
                        compression == null ? Packing.ofName(file.name()) : packing(compression), charset))
                .toList();
    }

    private static Packing packing(JsonPlace compression) {
        return Packing.parse(compression.text()).orElseThrow(() -> compression.refuse("gz, zstd or none"));
    }

    private static Charset charset(@Nullable JsonPlace encoding) {
        if (encoding == null) {
            return StandardCharsets.UTF_8;
        }
        String name = encoding.text();
        try {
            return Charset.forName(
                    name.equalsIgnoreCase("utf-8-sig") ? "utf-8" : name); // Python's name for UTF-8 with BOM
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw encoding.refuse("an encoding that Java knows, such as utf-8, utf-16, iso-8859-1 or windows-1252");
        }
    }

    /** The standard does not say what a length or hash of several files is taken over. */
    private static List<String> statedOfSeveral(JsonPlace resource) {
        return Stream.of("bytes", "hash")
                .filter(key -> resource.find(key) != null)
                .map(key -> key + " of several files")
                .toList();
    }

    private static StatedFacts stated(JsonPlace resource) {
        @Nullable JsonPlace bytes = resource.find("bytes");
        @Nullable JsonPlace hash = resource.find("hash");
        long size = bytes == null ? -1 : bytes.number(0, BundleLimits.MAX_SHARD_BYTES);
        if (hash == null) {
            return new StatedFacts(size, null, "");
        }
        Matcher matcher = HASH.matcher(hash.text());
        String algorithm = !matcher.matches() || matcher.group(1) == null ? "md5" : matcher.group(1);
        String digits = matcher.matches() ? matcher.group(2).toLowerCase(Locale.ROOT) : "";
        if (digits.length() != digits(algorithm)) {
            throw hash.refuse("the hexadecimal digits of an MD5, or those of another behind sha1:, sha256: or sha512:");
        }
        return new StatedFacts(size, algorithm.equals("md5") ? "MD5" : "SHA-" + algorithm.substring(3), digits);
    }

    private static int digits(String algorithm) {
        return switch (algorithm) {
            case "sha1" -> 40;
            case "sha256" -> 64;
            case "sha512" -> 128;
            default -> 32;
        };
    }

    private static @Nullable String description(JsonPlace resource) {
        @Nullable JsonPlace description = resource.find("description");
        return description == null ? null : description.text();
    }
}
