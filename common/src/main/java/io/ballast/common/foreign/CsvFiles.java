package io.ballast.common.foreign;

import io.ballast.common.bundle.BundleLimits;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.foreign.csv.DelimitedDialect;
import io.ballast.common.foreign.file.FileFormat;
import io.ballast.common.foreign.file.ForeignFile;
import io.ballast.common.foreign.file.Packing;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.TableSchema;
import java.nio.charset.Charset;
import java.util.List;

/** CSV files without a descriptor, named on a command line, all of one table. */
public final class CsvFiles {
    private final String name;
    private final List<ForeignFile> files;
    private final DelimitedDialect dialect;
    private final Charset charset;

    private CsvFiles(String name, List<ForeignFile> files, DelimitedDialect dialect, Charset charset) {
        this.name = name;
        this.files = files;
        this.dialect = dialect;
        this.charset = charset;
    }

    /**
     * Finds the files. How each is packed is told by its name.
     *
     * @param patterns paths, or patterns such as {@code dir/*.csv}
     * @throws BallastException when a pattern matches no file, or a file is named twice
     */
    public static CsvFiles of(List<String> patterns, DelimitedDialect dialect, Charset charset) {
        List<ForeignFile> files = FilePatterns.files(patterns);
        if (files.size() > BundleLimits.MAX_SHARDS) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    "--csv matches " + files.size() + " files; at most " + BundleLimits.MAX_SHARDS
                            + " are loaded at once. Load them in several parts.");
        }
        return new CsvFiles(String.join(" ", patterns), files, dialect, charset);
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
     */
    public ForeignSource source(TableSchema table) {
        ForeignTable foreign = new ForeignTable(
                table,
                table.columns().stream()
                        .map(column -> new ForeignField(column.name(), null, List.of()))
                        .toList(),
                new HeaderRules(FieldsMatch.EQUAL, true, true),
                dialect,
                files,
                files.stream().map(this::format).toList(),
                StatedFacts.NOTHING);
        return new ForeignSource(
                "CSV",
                name,
                "Mend the file",
                false,
                new ForeignTables(table.name(), identity(table), List.of(foreign), List.of()));
    }

    private FileFormat format(ForeignFile file) {
        return new FileFormat(Packing.ofName(file.name()), charset);
    }

    private String identity(TableSchema table) {
        List<String> columns = table.columns().stream().map(Column::name).toList();
        return Sha256.hex(dialect + " " + charset + " " + columns);
    }
}
