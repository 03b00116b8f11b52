package io.ballast.datapackage;

import io.ballast.common.bundle.BundleLimits;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.ValueSetting;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.Choice;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.datapackage.csv.DelimitedDialect;
import io.ballast.datapackage.file.ExternalFile;
import io.ballast.datapackage.file.FileFormat;
import io.ballast.datapackage.file.Packing;
import io.ballast.datapackage.type.Conversion;
import io.ballast.datapackage.type.TypeInference;
import io.ballast.datapackage.type.ZonedTimes;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** CSV files without a descriptor, named on a command line, all of one table. */
public final class CsvFiles {
    private final String name;
    private final List<ExternalFile> files;
    private final DelimitedDialect dialect;
    private final Charset charset;

    private CsvFiles(String name, List<ExternalFile> files, DelimitedDialect dialect, Charset charset) {
        this.name = name;
        this.files = files;
        this.dialect = dialect;
        this.charset = charset;
    }

    /**
     * Finds the files. How each is packed follows from its name.
     *
     * @param patterns paths, patterns such as {@code dir/*.csv}, {@code -} for standard input, or {@code NAME=-} for standard input by a
     *     name that says how it is packed
     * @param elsewhere the file of a server or store that a name means; empty for one of this machine
     * @throws BallastException when a pattern matches no file, or a file is named twice
     */
    public static CsvFiles of(
            List<String> patterns,
            Function<String, Optional<ExternalFile>> elsewhere,
            DelimitedDialect dialect,
            Charset charset) {
        FilePatterns found = FilePatterns.of(patterns, elsewhere);
        List<ExternalFile> files = found.files();
        if (files.size() > BundleLimits.MAX_SHARDS) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    new Choice(Setting.CSV_FILES, ""),
                    "matches " + files.size() + " files; at most " + BundleLimits.MAX_SHARDS + " are loaded at once.",
                    Hint.act("load them in several parts"));
        }
        return new CsvFiles(found.name(), files, dialect, charset);
    }

    /** Whether some of them can be read only once, so that a load that breaks off cannot be resumed: the first of these, by name. */
    public Optional<String> readOnce() {
        return files.stream()
                .filter(ExternalFile::isReadOnce)
                .map(ExternalFile::name)
                .findFirst();
    }

    /** The names in the header of the first file. */
    public List<String> header() {
        return FileRecords.header(files.get(0), format(files.get(0)), dialect);
    }

    /** What messages call the file whose header is {@link #header}. */
    public String firstFile() {
        return files.get(0).name();
    }

    /**
     * The files as a source of shards, one for each.
     *
     * @param table with the columns that the files have: all that each header names, in any order; or, where there is none, all in
     *     the order of the fields
     * @param header of the first file; empty where there is none
     * @param names which columns its fields are
     * @param readWith the settings that the server reads the values with; without a TimeZone among them, times without one are refused
     */
    public ExternalSource source(
            TableSchema table, List<String> header, FieldColumns names, List<ValueSetting> readWith) {
        List<String> fields =
                names.fields(header, table.columns().stream().map(Column::name).toList());
        boolean zoneKnown = readWith.stream().anyMatch(setting -> setting.name().equals("TimeZone"));
        ExternalTable foreign = external(table, fields, zoneKnown, names);
        return new ExternalSource(
                "CSV",
                name,
                "Fix the file",
                false,
                new ExternalTables(
                        table.name(),
                        identity(table, fields, readWith),
                        List.of(foreign),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                readWith);
    }

    private ExternalTable external(TableSchema table, List<String> fields, boolean zoneKnown, FieldColumns names) {
        return new ExternalTable(
                table,
                IntStream.range(0, fields.size())
                        .mapToObj(i -> new ExternalField(
                                fields.get(i),
                                zoneKnown ? null : conversion(table.columns().get(i)),
                                List.of()))
                        .toList(),
                new HeaderRules(FieldsMatch.EQUAL, true, true, names.passedOver()),
                dialect,
                files,
                files.stream().map(this::format).toList(),
                StatedFacts.NOTHING);
    }

    /**
     * A table for the files, each column of the narrowest type that all its values have; all of them are read for that.
     *
     * @param columns what the columns are called, in the order of the fields that are not passed over
     * @param header of the first file; empty where there is none
     * @throws BallastException (INPUT_REFUSED) when a file cannot be read, or only once
     */
    public TableSchema inferred(String table, List<String> columns, List<String> header, FieldColumns names) {
        readOnce().ifPresent(name -> {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    name + " can be read only once, and the types of columns are found by reading all values first.",
                    Hint.act("save it to a file first, or make the table yourself"));
        });
        TableSchema texts = InferredTable.of(table, columns, column -> ColumnType.of(BaseType.TEXT));
        ExternalTable external = external(texts, names.fields(header, columns), true, names);
        List<TypeInference> types =
                columns.stream().map(column -> new TypeInference()).toList();
        for (int file = 0; file < files.size(); file++) {
            InferredTable.read(external, file, types);
        }
        return InferredTable.of(
                table, columns, column -> types.get(columns.indexOf(column)).type());
    }

    private static @Nullable Conversion conversion(Column column) {
        return column.type().base() == BaseType.TIMESTAMPTZ
                ? new ZonedTimes(column.type().array())
                : null;
    }

    private FileFormat format(ExternalFile file) {
        return new FileFormat(Packing.ofName(file.name()), charset);
    }

    private String identity(TableSchema table, List<String> fields, List<ValueSetting> readWith) {
        List<String> columns = table.columns().stream().map(Column::name).toList();
        List<String> reading = readWith.stream()
                .map(setting -> setting.name() + "=" + setting.value())
                .toList();
        String renamed = fields.equals(columns) ? "" : " " + fields;
        String once = readOnce()
                .map(first -> " " + UUID.randomUUID())
                .orElse(""); // its bytes are not those of any other load
        List<String> types =
                table.columns().stream().map(column -> column.type().sql()).toList();
        return Sha256.hex(dialect + " " + charset + " " + columns + " " + types + renamed + " " + reading + once);
    }
}
