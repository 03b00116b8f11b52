package io.ballast.cli.option;

import io.ballast.common.schema.TargetSchemas;
import io.ballast.introspect.FillOptions;
import io.ballast.introspect.TableChoice;
import io.ballast.introspect.draft.NameGuesses;
import io.ballast.spec.yaml.OverrideNames;
import io.ballast.spec.yaml.SpecOverrides;
import io.ballast.spec.yaml.WholeNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which tables of a live schema get how many rows of which kind. */
public final class FillOption {
    private static final OverrideNames NAMES = new OverrideNames("--set", "--rows", "--scale", "--seed");

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--schema",
            order = 102,
            paramLabel = "NAME",
            split = ",",
            defaultValue = "public",
            description = {
                "The schema of the tables (default: ${DEFAULT-VALUE}).",
                "Of several, separated by commas, tables go by both names, here and in specs: app.users."
            })
    private List<String> schemas = List.of("public");

    @Option(
            names = "--tables",
            order = 103,
            paramLabel = "NAME",
            split = ",",
            description = "Fill these tables alone; new rows refer to rows that the others have.")
    private List<String> only = List.of();

    @Option(
            names = "--exclude-tables",
            order = 104,
            paramLabel = "NAME",
            split = ",",
            description = "Leave these tables as they are. Those of migration tools are omitted anyway.")
    private List<String> except = List.of();

    @Option(
            names = "--rows",
            order = 110,
            paramLabel = "[TABLE=]N",
            description =
                    "Rows of a table: orders=1M; without a name, of every other table as well as its keys allow. May be given "
                            + "several times.")
    private List<String> rows = List.of();

    @Option(
            names = "--scale",
            order = 111,
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "Multiply the rows of the other tables by this: 0.1 (default: ${DEFAULT-VALUE}).")
    private double scale = 1;

    @Option(
            names = "--seed",
            order = 112,
            paramLabel = "N",
            description = "Make other values: the same seed makes the same rows in the same schema.")
    private @Nullable Long seed;

    @Option(
            names = "--like",
            order = 113,
            paramLabel = "URL",
            description =
                    "Another database with the same schema: as many rows, distributed as they are there, none of their values.")
    private @Nullable String like;

    @Option(
            names = "--spec",
            order = 114,
            paramLabel = "FILE",
            description =
                    "A dataset spec that says, for some tables and columns, what is to be otherwise than drafted.")
    private @Nullable Path overrides;

    @Option(
            names = "--guesses",
            order = 115,
            paramLabel = "FILE",
            description = "Rules that say by names what values columns get; they come before those of Ballast.")
    private @Nullable Path guesses;

    public TargetSchemas schemas() {
        if (schemas.contains("")) {
            throw Contradictions.refused(command, "--schema " + String.join(",", schemas) + ": a schema needs a name");
        }
        return new TargetSchemas(schemas);
    }

    /** The database whose rows are to be imitated. */
    public Optional<String> like() {
        return Optional.ofNullable(like);
    }

    public FillOptions options() {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw Contradictions.refused(command, "--scale " + scale + ": expected a number above 0");
        }
        List<String> named = new ArrayList<>(rows);
        OptionalLong elsewhere = elsewhere(named);
        return new FillOptions(
                schemas(),
                new TableChoice(only, except),
                SpecOverrides.rows(named, NAMES),
                elsewhere,
                scale,
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                Optional.ofNullable(overrides),
                guesses());
    }

    private NameGuesses guesses() {
        return guesses == null
                ? NameGuesses.builtIn()
                : NameGuesses.read(guesses).before(NameGuesses.builtIn());
    }

    /** The number that is given without a table, which is taken out of the list. */
    private OptionalLong elsewhere(List<String> named) {
        OptionalLong found = OptionalLong.empty();
        for (String text : rows) {
            OptionalLong number = text.contains("=") ? OptionalLong.empty() : WholeNumber.parse(text);
            if (number.isPresent()) {
                if (found.isPresent()) {
                    throw Contradictions.refused(command, "--rows " + text + ": rows of all tables were given before");
                }
                found = number;
                named.remove(text);
            }
        }
        return found;
    }
}
