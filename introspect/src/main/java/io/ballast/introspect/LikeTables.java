package io.ballast.introspect;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.SchemaFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tables of another database with the same schema, whose rows are to be imitated. */
final class LikeTables {
    private LikeTables() {}

    /**
     * The tables of the same names there.
     *
     * @throws BallastException (TARGET_REFUSED) naming each that is missing there, or whose columns differ
     */
    static List<LiveTable> of(List<LiveTable> tables, SchemaFacts there) {
        Map<String, LiveTable> byName =
                there.tables().stream().collect(Collectors.toMap(LiveTable::name, Function.identity()));
        List<LiveTable> found = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        for (LiveTable table : tables) {
            LiveTable other = byName.get(table.name());
            if (other == null) {
                differences.add("it has no table \"" + table.name() + "\"");
            } else if (!columns(other).equals(columns(table))) {
                differences.add("table \"" + table.name() + "\" has the columns " + columns(other) + " there and "
                        + columns(table) + " here");
            } else {
                found.add(other);
            }
        }
        if (!differences.isEmpty()) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    there.schemas().inWords() + " of database \"" + there.database() + "\" "
                            + (there.schemas().isOne() ? "is not the schema" : "are not the schemas") + " to fill: "
                            + String.join("; ", differences) + ".");
        }
        return found;
    }

    private static String columns(LiveTable table) {
        return table.columns().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .map(LikeTables::column)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String column(LiveColumn column) {
        return column.name() + " " + column.type().name();
    }
}
