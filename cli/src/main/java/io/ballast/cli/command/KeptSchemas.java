package io.ballast.cli.command;

import io.ballast.cli.option.Contradictions;
import io.ballast.common.bundle.TableSchemaJson;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.TableSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where columns and types that were found in files are kept, so that they need not be found again. */
final class KeptSchemas {
    private static final String NAME = "--table-schema";

    @Option(
            names = NAME,
            order = 141,
            paramLabel = "PLACE",
            description = {
                "Write the columns and types that were found as a Table Schema too: with --create-table to this file, with "
                        + "--infer-types one for each table to this directory."
            })
    private @Nullable Path place;

    /** Refuses the option where no types are found, or where something is there already. */
    void check(CommandSpec command, boolean inferring) {
        if (place != null && !inferring) {
            throw Contradictions.refused(
                    command, NAME + " has no meaning without --create-table or --infer-types: give one of them too");
        }
        Outputs.refuseExisting(place);
    }

    /** Keeps the one table of a file. */
    void keepFile(TableSchema table) {
        if (place != null) {
            write(place, table);
        }
    }

    /** Keeps each table in a file of its name. */
    void keepDirectory(List<TableSchema> tables) {
        if (place != null) {
            tables.forEach(table -> write(place.resolve(table.name() + ".json"), table));
        }
    }

    private static void write(Path file, TableSchema table) {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, TableSchemaJson.text(table));
        } catch (IOException e) {
            throw new BallastException(
                    ErrorCategory.USAGE,
                    "The load is done, but " + NAME + " " + file + " cannot be written to: " + e.getMessage() + ".",
                    e);
        }
    }
}
