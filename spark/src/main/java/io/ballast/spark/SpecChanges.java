package io.ballast.spark;

import io.ballast.common.bundle.TableSelection;
import io.ballast.spec.yaml.OverrideNames;
import io.ballast.spec.yaml.SpecOverrides;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that change a dataset spec: those of {@code ballast generate}. */
final class SpecChanges {
    private static final OverrideNames NAMES = new OverrideNames("--set", "--rows", "--scale", "--seed");

    @Option(
            names = "--rows",
            paramLabel = "TABLE=N",
            description = "Rows of a table that has rows of its own: users=10M. May be given several times.")
    private List<String> rows = List.of();

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            description = "Multiply the rows of the other tables by this: 0.1.")
    private @Nullable Double scale;

    @Option(names = "--seed", paramLabel = "N", description = "Make other values: the same seed makes the same bytes.")
    private @Nullable Long seed;

    @Option(
            names = "--set",
            paramLabel = "PATH=YAML",
            description =
                    "Change one place of the spec: tables.users.columns.id.value.uuid=v7. May be given several times.")
    private List<String> settings = List.of();

    @Option(
            names = "--tables",
            paramLabel = "NAME",
            split = ",",
            description = "Only these tables; foreign keys to others, and views, are omitted, and the report says so.")
    private List<String> only = List.of();

    @Option(names = "--exclude-tables", paramLabel = "NAME", split = ",", description = "All tables but these.")
    private List<String> except = List.of();

    TableSelection selection() {
        return new TableSelection(only, except);
    }

    SpecOverrides overrides() {
        return new SpecOverrides(
                SpecOverrides.rows(rows, NAMES),
                scale == null ? OptionalDouble.empty() : OptionalDouble.of(scale),
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                SpecOverrides.settings(settings, NAMES),
                NAMES);
    }
}
