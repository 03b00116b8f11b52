package io.ballast.cli.command;

import io.ballast.cli.option.Contradictions;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.schema.TableSchema;
import io.ballast.datapackage.CsvFiles;
import io.ballast.datapackage.FieldColumns;
import io.ballast.datapackage.csv.DelimitedDialect;
import io.ballast.datapackage.csv.Quoting;
import io.ballast.datapackage.file.ExternalFile;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.stage.CsvTarget;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Bare CSV files for a table that is there: what COPY has as options, by the same names. */
final class CsvArgument {
    private static final List<String> WITH_CSV = List.of(
            "--table",
            "--create-table",
            "--columns",
            "--no-header",
            "--delimiter",
            "--trailing-delimiter",
            "--quote",
            "--lazy-quotes",
            "--escape",
            "--null",
            "--comment",
            "--encoding",
            "--datestyle",
            "--intervalstyle",
            "--timezone");

    /** Of a column's name in PostgreSQL. */
    private static final int MAX_NAME_BYTES = 63;

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--csv",
            order = 140,
            arity = "1..*",
            split = "\\R",
            hideParamSyntax = true,
            paramLabel = "FILE...",
            description =
                    "Instead of a bundle: add the rows of bare CSV files, plain, .gz or .zst, to a table that is there. "
                            + "Paths, patterns in quotes: 'dir/*.csv', https:// or s3:// names; - for standard input, NAME.gz=- if that is compressed.")
    private @Nullable List<String> patterns;

    @Option(names = "--table", order = 141, paramLabel = "NAME", description = "The table that --csv adds rows to.")
    private @Nullable String table;

    @Option(
            names = "--create-table",
            order = 141,
            paramLabel = "NAME",
            description =
                    "Instead of --table: make the table, each column of the narrowest type that all its values have. "
                            + "--dry-run shows it.")
    private @Nullable String newTable;

    @Mixin
    private final KeptSchemas schemas = new KeptSchemas();

    /** What was found of {@link #newTable}. */
    private @Nullable TableSchema made;

    @Option(
            names = "--no-header",
            order = 142,
            description = "The files have no header: fields are the table's columns, in their order.")
    private boolean noHeader;

    @Option(
            names = "--columns",
            order = 143,
            split = ",|\\R",
            splitSynopsisLabel = ",",
            paramLabel = "NAME",
            description =
                    "Where a header has other names than the table: FIELD=COLUMN, and FIELD= to pass a field over. "
                            + "With --no-header: the columns that the fields are. Columns without a field get their defaults.")
    private @Nullable List<String> columns;

    @Option(
            names = "--delimiter",
            order = 144,
            paramLabel = "C",
            defaultValue = ",",
            description = "What separates fields; \\t for a tab (default: a comma).")
    private String delimiter = ",";

    @Option(
            names = "--trailing-delimiter",
            order = 144,
            description = "Each line ends with a delimiter too, as in .tbl files: a|b| has two fields.")
    private boolean trailingDelimiter;

    @Option(
            names = "--quote",
            order = 145,
            paramLabel = "C",
            defaultValue = "\"",
            description = "What encloses fields; '' for nothing (default: a double quote).")
    private String quote = "\"";

    @Option(
            names = "--lazy-quotes",
            order = 145,
            description = "Take a quote inside a field without quotes as it is, such as 5\" pipe (default: refused).")
    private boolean lazyQuotes;

    @Option(
            names = "--escape",
            order = 146,
            paramLabel = "C",
            description = "What precedes a quote inside quotes (default: the quote itself).")
    private @Nullable String escape;

    @Option(
            names = "--null",
            order = 147,
            paramLabel = "TEXT",
            defaultValue = "",
            description = "The field without quotes that is NULL (default: the empty one).")
    private String nullSequence = "";

    @Option(
            names = "--comment",
            order = 148,
            paramLabel = "TEXT",
            description = "What lines begin with that are passed over (default: there are none).")
    private @Nullable String comment;

    @Option(
            names = "--encoding",
            order = 149,
            paramLabel = "NAME",
            defaultValue = "utf-8",
            description = "The files' encoding (default: ${DEFAULT-VALUE}).")
    private String encoding = "utf-8";

    @Option(
            names = "--datestyle",
            order = 150,
            paramLabel = "ORDER",
            description =
                    "How dates such as 01/02/03 are read: DMY, MDY or YMD (default: the role's and the database's own).")
    private @Nullable String dateStyle;

    @Option(
            names = "--intervalstyle",
            order = 151,
            paramLabel = "STYLE",
            description = "How intervals are read, as for SET (default: the role's and the database's own).")
    private @Nullable String intervalStyle;

    @Option(
            names = "--timezone",
            order = 152,
            paramLabel = "ZONE",
            description = "The zone that times without one are in (default: the role's and the database's own).")
    private @Nullable String timeZone;

    boolean isAsked() {
        return patterns != null && !patterns.isEmpty();
    }

    /** Refuses options that mean nothing without files, or without types that are found. */
    void refuseAlone(boolean inferring) {
        schemas.check(command, inferring);
        for (String option : WITH_CSV) {
            if (command.commandLine().getParseResult().hasMatchedOption(option)) {
                throw Contradictions.refused(command, option + " has no meaning without --csv: give both, or neither");
            }
        }
    }

    /**
     * Refuses options that contradict each other, and finds the files.
     *
     * @param elsewhere the file of a server or store that a name means; empty for one of this machine
     */
    CsvFiles files(Function<String, Optional<ExternalFile>> elsewhere) {
        Contradictions.refuse(command, "--table", "--create-table");
        if (!isGiven(table) && !isGiven(newTable)) {
            throw Contradictions.refused(
                    command,
                    "--csv needs --table, the table that the rows are added to, or --create-table for a new one");
        }
        refuseBesideNewTable();
        if (columns != null && !noHeader && columns.stream().anyMatch(pair -> !pair.contains("="))) {
            throw Contradictions.refused(
                    command,
                    "--columns: the header names the fields: say FIELD=COLUMN for those with other names, or give"
                            + " --no-header too");
        }
        DelimitedDialect dialect = dialect();
        String contradiction = dialect.contradiction();
        if (contradiction != null) {
            throw Contradictions.refused(command, "--csv: " + contradiction + "; choose marks that can be told apart");
        }
        return CsvFiles.of(patterns == null ? List.of() : patterns, elsewhere, dialect, charset());
    }

    private static boolean isGiven(@Nullable String name) {
        return name != null && !name.isEmpty();
    }

    /** Whether the rows go into a table that is to be made. */
    boolean makesTable() {
        return newTable != null;
    }

    /** Values whose form the server alone could tell have no type that could be found. */
    private void refuseBesideNewTable() {
        schemas.check(command, newTable != null);
        if (newTable == null) {
            return;
        }
        given().keySet().forEach(option -> Contradictions.refuseBeside(command, option, true, "--create-table"));
    }

    /** The files as rows of the table. */
    ShardSource source(CsvFiles files, ConnectionSettings target, String schema) {
        if (newTable != null) {
            return ofNewTable(files, newTable);
        }
        String name = String.valueOf(table);
        List<String> header = noHeader ? List.of() : files.header();
        FieldColumns names =
                columns == null || noHeader ? FieldColumns.SAME : FieldColumns.of(columns, header, files.firstFile());
        CsvTarget found = CsvTarget.read(target, schema, name, given());
        if (!names.columns().isEmpty()) {
            found.named(names.columns(), "--columns"); // so that what is wrong with them is said of them
        }
        TableSchema fields = !noHeader
                ? found.ofHeader(
                        names.columns(header),
                        files.firstFile() + ", header" + (columns == null ? "" : " and --columns"))
                : columns != null ? found.named(columns, "--columns") : found.all();
        return files.source(fields, header, names, found.readWith());
    }

    private ShardSource ofNewTable(CsvFiles files, String name) {
        List<String> header = noHeader ? List.of() : files.header();
        FieldColumns names =
                columns == null || noHeader ? FieldColumns.SAME : FieldColumns.of(columns, header, files.firstFile());
        List<String> called = !noHeader ? names.columns(header) : columns != null ? columns : numbered(files);
        refuseNames(called, files.firstFile());
        TableSchema found = files.inferred(name, called, header, names);
        made = found;
        return files.source(found, header, names, List.of());
    }

    /**
     * Keeps the tables whose types were found as Table Schemas, where the user wishes so. To be called when the rows are in.
     *
     * @param inferred tables of a data package
     */
    void keepSchemas(List<TableSchema> inferred) {
        if (made == null) {
            schemas.keepDirectory(inferred);
        } else {
            schemas.keepFile(made);
        }
    }

    private static List<String> numbered(CsvFiles files) {
        return IntStream.rangeClosed(1, files.header().size())
                .mapToObj(number -> "column" + number)
                .toList();
    }

    private static void refuseNames(List<String> names, String file) {
        for (String name : names) {
            String fault = name.isEmpty()
                    ? "a field without a name"
                    : name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES
                            ? "the field \"" + name + "\""
                            : names.indexOf(name) != names.lastIndexOf(name) ? "\"" + name + "\" twice" : "";
            if (!fault.isEmpty()) {
                throw new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        Finding.unexpected(
                                file + ", header",
                                fault,
                                "a name of 1 to " + MAX_NAME_BYTES + " bytes for each column, and each once",
                                "Nothing was loaded.",
                                Hint.choose("give it a name", Setting.COLUMNS, name + "=COLUMN")
                                        .or(Hint.choose("pass it over", Setting.COLUMNS, name + "="))));
            }
        }
    }

    private Map<String, String> given() {
        Map<String, String> given = new HashMap<>();
        put(given, "--datestyle", dateStyle);
        put(given, "--intervalstyle", intervalStyle);
        put(given, "--timezone", timeZone);
        return given;
    }

    private static void put(Map<String, String> given, String option, @Nullable String value) {
        if (value != null) {
            given.put(option, value);
        }
    }

    private DelimitedDialect dialect() {
        Character quoteChar = character("--quote", quote);
        Character escapeChar = escape == null ? null : character("--escape", escape);
        boolean doubled = escapeChar == null || escapeChar.equals(quoteChar);
        return new DelimitedDialect(
                !noHeader,
                mark("--delimiter", delimiter.equals("\\t") ? "\t" : delimiter),
                null,
                new Quoting(quoteChar, doubled, doubled ? null : escapeChar, true, lazyQuotes),
                nullSequence,
                comment == null ? null : mark("--comment", comment),
                false,
                trailingDelimiter);
    }

    private String mark(String option, String text) {
        if (text.isEmpty() || text.length() > DelimitedDialect.MAX_MARK_LENGTH) {
            throw Contradictions.refused(
                    command, option + ": 1 to " + DelimitedDialect.MAX_MARK_LENGTH + " characters are expected");
        }
        return text;
    }

    private @Nullable Character character(String option, String text) {
        if (text.length() > 1) {
            throw Contradictions.refused(command, option + ": one character is expected, found \"" + text + "\"");
        }
        return text.isEmpty() ? null : text.charAt(0);
    }

    private Charset charset() {
        try {
            return Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Contradictions.refused(
                    command,
                    "--encoding: no encoding \"" + encoding
                            + "\"; utf-8, utf-16, iso-8859-1 and windows-1252 are some");
        }
    }
}
