package io.ballast.cli.option;

import io.ballast.spec.yaml.OverrideNames;
import io.ballast.spec.yaml.SpecOverrides;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the command line changes in a dataset spec. */
public final class SpecOptions {
    private static final OverrideNames NAMES = new OverrideNames("--set", "--rows", "--scale", "--seed");

    @Option(
            names = "--rows",
            order = 10,
            paramLabel = "TABLE=N",
            description = "Rows of a table that has rows of its own: users=10M. May be given several times.")
    private List<String> rows = List.of();

    @Option(
            names = "--scale",
            order = 11,
            paramLabel = "FACTOR",
            description = "Multiply the rows of the other tables by this: 0.1.")
    private @Nullable Double scale;

    @Option(
            names = "--seed",
            order = 12,
            paramLabel = "N",
            description = "Make other values: the same seed makes the same bytes.")
    private @Nullable Long seed;

    @Option(
            names = "--set",
            order = 13,
            paramLabel = "PATH=YAML",
            description =
                    "Change one place of the spec: tables.users.columns.id.value.uuid=v7. May be given several times.")
    private List<String> settings = List.of();

    public SpecOverrides overrides() {
        return new SpecOverrides(
                SpecOverrides.rows(lines(rows), NAMES),
                scale == null ? OptionalDouble.empty() : OptionalDouble.of(scale),
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                SpecOverrides.settings(lines(settings), NAMES),
                NAMES);
    }

    /** A variable or a file gives several values as lines of one. */
    private static List<String> lines(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split("\n")))
                .toList();
    }
}
