package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.Contradictions;
import io.ballast.cli.option.DatabaseOption;
import io.ballast.cli.option.JsonOption;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.text.SpecSummaryJson;
import io.ballast.common.bundle.DurableFiles;
import io.ballast.common.report.Progress;
import io.ballast.common.schema.SqlPart;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.introspect.SchemaSpec;
import io.ballast.introspect.draft.DraftOptions;
import io.ballast.loader.postgres.Connections;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "from-db",
        description = {
            "Write a spec from a live schema and its statistics: skewed like the original, without its values.",
            "Reads in one read-only transaction."
        },
        footer = {"  ballast spec from-db --db postgresql://localhost/shop -o shop.yaml"})
final class SpecFromDbCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Option(
            names = "--schema",
            order = 110,
            paramLabel = "NAME",
            defaultValue = "public",
            description = {
                "The schema to read (default: ${DEFAULT-VALUE}).",
                "Of several, with commas between them, one spec is made."
            })
    private String schema = "public";

    @Option(
            names = {"-o", "--output"},
            order = 120,
            paramLabel = "FILE",
            description = "Where the spec goes, a file that does not exist yet; standard output without it.")
    private @Nullable Path output;

    @Option(
            names = "--scale",
            order = 130,
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "Multiply the rows of root tables, 0.1 for a tenth (default: ${DEFAULT-VALUE}).")
    private double scale = 1;

    @Option(
            names = "--seed",
            order = 131,
            paramLabel = "N",
            defaultValue = "0",
            description = "The seed that the spec gets (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--copy-values",
            order = 140,
            paramLabel = "TABLE.COLUMN",
            split = ",",
            description =
                    "Copy the common values of these columns with their frequencies. No other value of any column "
                            + "goes into the spec.")
    private List<String> copyValues = List.of();

    @Option(
            names = "--skip-unsupported",
            order = 150,
            description =
                    "Leave out columns and tables that no spec can hold, and say so in the spec, instead of refusing "
                            + "the schema.")
    private boolean skipUnsupported;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final OutputOptions outputOptions = new OutputOptions();

    SpecFromDbCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Progress progress = console.progress(outputOptions.verbosity());
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new ParameterException(command.commandLine(), "--scale " + scale + ": expected a number above 0");
        }
        if (json.isJson() && output == null) {
            throw Contradictions.refused(command, "--json needs a file for the spec: name it with -o");
        }
        Outputs.refuseExisting(output);
        DraftOptions options = new DraftOptions(scale, seed, Set.copyOf(copyValues), skipUnsupported);
        try (Database source = Database.openExisting(database, progress)) {
            SchemaSpec spec = SchemaSpec.run(new Connections(source.settings()), schemas(), options, progress);
            if (output == null) {
                console.result(spec.text());
            } else {
                DurableFiles.write(output, spec.text().getBytes(StandardCharsets.UTF_8));
                if (json.isJson()) {
                    console.result(SpecSummaryJson.written(
                            output,
                            spec.notes(),
                            spec.sqlParts().stream().map(SqlPart::what).toList()));
                } else {
                    tellNotes(output, spec.notes());
                    tellSql(output, spec.sqlParts().size());
                }
            }
            return 0;
        }
    }

    private TargetSchemas schemas() {
        if (List.of(schema.split(",", -1)).contains("")) {
            throw Contradictions.refused(command, "--schema " + schema + ": a schema needs a name");
        }
        return TargetSchemas.parse(schema);
    }

    private void tellNotes(Path file, int notes) {
        if (notes > 0) {
            console.note(
                    outputOptions.verbosity(),
                    file + ": " + notes + (notes == 1 ? " comment says" : " comments say")
                            + " what is otherwise than in the schema, each above its table or column");
        }
    }

    private void tellSql(Path file, int parts) {
        if (parts > 0) {
            console.note(
                    outputOptions.verbosity(),
                    file + ": " + parts
                            + (parts == 1
                                    ? " check, column, index or view is"
                                    : " checks, columns, indexes and views are")
                            + " SQL text of the schema; ballast load runs it with --trust-sql, or does without it with"
                            + " --omit-sql");
        }
    }
}
