package io.ballast.cli.option;

import io.ballast.common.bundle.TableSelection;
import java.util.List;
import picocli.CommandLine.Option;

/** Which tables of a source. */
public final class TablesOption {
    @Option(
            names = "--tables",
            order = 105,
            paramLabel = "NAME",
            split = ",",
            description = "Only these tables; foreign keys to others, and views, are omitted, and the report says so.")
    private List<String> only = List.of();

    @Option(
            names = "--exclude-tables",
            order = 106,
            paramLabel = "NAME",
            split = ",",
            description = "All tables but these.")
    private List<String> except = List.of();

    public TableSelection selection() {
        return new TableSelection(only, except);
    }
}
