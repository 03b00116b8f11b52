package io.ballast.cli.command;

import io.ballast.cli.option.Contradictions;
import io.ballast.cli.option.ShardingOptions;
import io.ballast.cli.option.SpecOptions;
import io.ballast.cli.option.StoreOptions;
import io.ballast.cli.option.TablesOption;
import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.ChosenTables;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Nearest;
import io.ballast.common.schema.TableSchema;
import io.ballast.datapackage.DescriptorName;
import io.ballast.datapackage.ExternalSource;
import io.ballast.datapackage.PackagePlace;
import io.ballast.datapackage.Untyped;
import io.ballast.datapackage.file.ExternalFile;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.SpecSource;
import io.ballast.generator.VirtualBundle;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowsElsewhere;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What a load gets its shards from, or a verification holds tables against: a bundle or a spec, whichever the user names. */
final class SourceArgument {
    private static final OptionalInt ALGORITHM = OptionalInt.of(AlgorithmVersion.CURRENT);
    private static final List<String> OF_SPECS =
            List.of("--rows", "--scale", "--seed", "--set", "--shards", "--shard-size");
    private static final List<String> OF_PACKAGES = List.of("--infer-types");
    private static final Pattern ROWS = Pattern.compile("(?i).*\\.(csv|tsv|tbl)(\\.(gz|zst))?");
    private static final Pattern DATABASE = Pattern.compile("(?i)(?:jdbc:)?postgres(?:ql)?:");
    private static final List<String> OF_TABLES = List.of("--tables", "--exclude-tables");
    private static final List<String> OF_BUNDLES = List.of("--template", "--database", "--recreate");

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Parameters(
            arity = "0..1",
            paramLabel = "SOURCE",
            description =
                    "A bundle's directory, its URL or s3:// place, or a directory with an external Data Package; or a dataset spec, a YAML file or the name of a preset, whose rows are "
                            + "made while they are read.")
    private @Nullable String named;

    @Mixin
    private final SpecOptions specOptions = new SpecOptions();

    @Mixin
    private final TablesOption tables = new TablesOption();

    @Option(
            names = "--infer-types",
            order = 107,
            description =
                    "Of a data package: find the types of tables without a schema by reading all of their values. --dry-run shows them.")
    private boolean inferTypes;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final ShardingOptions sharding = new ShardingOptions();

    private List<TableSchema> inferred = List.of();

    /** Refuses whatever belongs to another source than files of CSV. */
    void refuseBesideCsv() {
        if (named != null) {
            throw Contradictions.refused(command, "SOURCE and --csv contradict each other: choose one");
        }
        refuse(OF_SPECS, "--csv");
        refuse(OF_BUNDLES, "--csv");
        refuse(OF_TABLES, "--csv");
        refuse(OF_PACKAGES, "--csv");
    }

    /** Refuses options that have no meaning for the kind of source that was named. */
    ShardSource source() {
        if (named == null) {
            String otherwise = command.findOption("--csv") == null ? "" : ", or --csv";
            throw Contradictions.refused(command, "Missing required parameter: 'SOURCE'" + otherwise);
        }
        return source(named);
    }

    /** Refuses a choice of tables where all files are looked at. */
    void refuseTables(String reason) {
        refuse(OF_TABLES, reason);
    }

    private ShardSource source(String name) {
        if (DATABASE.matcher(name).lookingAt()) { // not shown: it may hold a password
            throw Contradictions.refused(command, "SOURCE is the URL of a database: give that with --db");
        }
        if (!BundlePlace.isElsewhere(name)) {
            Path path = Path.of(name);
            refuseFileOfData(path);
            if (!Files.isDirectory(path) && isSpec(path, name)) {
                DatasetSpec spec = SpecReader.find(name, specOptions.overrides(), ALGORITHM);
                RowsElsewhere.refuse(spec);
                refuse(OF_PACKAGES, "a spec");
                return chosen(new SpecSource(name, spec, SpecWriter.write(spec, ALGORITHM), sharding.sharding()));
            }
        }
        ShardInput files = BundlePlace.files(name, store.endpoint());
        Optional<PackagePlace> external = BundlePlace.external(name, files);
        refuse(external.isPresent() ? List.of() : OF_PACKAGES, "a bundle");
        refuse(OF_SPECS, external.isPresent() ? "a data package" : "a bundle");
        if (external.isPresent()) {
            refuse(OF_BUNDLES, "a data package");
            ExternalSource source = ExternalSource.of(
                    external.get(), tables.selection(), inferTypes ? Untyped.INFERRED : Untyped.REFUSED);
            inferred = source.inferred();
            return source;
        }
        return chosen(VirtualBundle.orWhole(files));
    }

    /** Whether types are to be found by reading values. */
    boolean infersTypes() {
        return inferTypes;
    }

    /** The tables of the source whose types were found; none before it was opened. */
    List<TableSchema> inferred() {
        return inferred;
    }

    /** The file of a server or store that a name of CSV means; empty for one of this machine. */
    Optional<ExternalFile> file(String name) {
        return BundlePlace.file(name, store.endpoint());
    }

    private ShardSource chosen(ShardSource all) {
        return ChosenTables.of(all, tables.selection());
    }

    /**
     * Refuses a name that is no path and nearly a preset's; {@link #source} leaves it to the source to say that a path does not
     * exist. To be called when options and database are known to be right.
     *
     * @throws BallastException (INPUT_REFUSED)
     */
    void refuseMisspelledPreset() {
        if (named == null
                || BundlePlace.isElsewhere(named)
                || Files.exists(Path.of(named))
                || SpecReader.presets().contains(named)) {
            return;
        }
        String hint = Nearest.hint(named, SpecReader.presets());
        if (!hint.isEmpty()) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    named + " does not exist: neither a bundle's directory nor a preset; presets: "
                            + String.join(", ", SpecReader.presets()) + hint);
        }
    }

    /** What people take for the source at first: the file that describes one, or the file with the rows. */
    private void refuseFileOfData(Path path) {
        if (!Files.isRegularFile(path)) {
            return;
        }
        if (DescriptorName.isDescriptor(path)) {
            Path directory = path.getParent() == null ? Path.of(".") : path.getParent();
            throw Contradictions.refused(
                    command, path + " describes what lies beside it: name its directory, " + directory);
        }
        if (ROWS.matcher(path.toString()).matches()) {
            String bare = command.findOption("--csv") == null
                    ? ""
                    : "add them to a table with --csv " + path + " --table NAME, or ";
            throw Contradictions.refused(
                    command, path + " is a file of rows: " + bare + "describe it in a " + BundleLayout.DESCRIPTOR);
        }
    }

    private static boolean isSpec(Path path, String name) {
        return Files.exists(path)
                || SpecReader.presets().contains(name)
                || name.endsWith(".yaml")
                || name.endsWith(".yml");
    }

    /** What comes from the environment or a file may be meant for another command, and is passed over. */
    private void refuse(List<String> options, String kind) {
        for (String option : options) {
            Contradictions.refuseBeside(
                    command, option, command.commandLine().getParseResult().hasMatchedOption(option), kind);
        }
    }
}
