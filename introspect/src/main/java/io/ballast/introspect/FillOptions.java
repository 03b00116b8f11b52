package io.ballast.introspect;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Nearest;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.introspect.draft.NameGuesses;
import io.ballast.introspect.facts.LiveTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the user wants in the tables of a live schema.
 *
 * @param rows wanted in a table, by its name; the schema stands before it where there are several; those of tables below others are met about, as parents share them
 * @param rowsElsewhere wanted in each table that {@code rows} does not name; empty for as many as its name and keys suggest, or, where
 *     it has rows, as many again
 * @param scale all rows but those of {@code rows} are multiplied by it; greater than 0
 * @param seed empty for one that differs with the number of rows that are there
 * @param overrides a spec that says only what is to be otherwise than drafted
 * @param guesses what columns get of which no value is known
 */
public record FillOptions(
        TargetSchemas schemas,
        TableChoice tables,
        Map<String, Long> rows,
        OptionalLong rowsElsewhere,
        double scale,
        OptionalLong seed,
        Optional<Path> overrides,
        NameGuesses guesses) {
    public FillOptions {
        rows = Map.copyOf(rows);
    }

    /**
     * Refuses rows of tables that are not filled.
     *
     * @throws BallastException (TARGET_REFUSED)
     */
    void check(List<LiveTable> chosen) {
        List<String> names = chosen.stream().map(LiveTable::name).toList();
        rows.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new BallastException(
                            ErrorCategory.TARGET_REFUSED,
                            "rows are wanted in table \"" + name + "\", which is none of those to fill; these are: "
                                    + String.join(", ", names) + Nearest.hint(name, names));
                });
    }

    /** About as many rows as a table is to get. */
    long goal(LiveTable table) {
        Long own = rows.get(table.name());
        long wanted = rowsElsewhere.orElse(table.rows().count());
        return own != null ? own : Math.round(wanted * scale);
    }
}
