package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Nearest;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which tables of a source are wanted.
 *
 * @param only their names; empty for all
 * @param except names of those that are not
 */
public record TableSelection(List<String> only, List<String> except) {
    public static final TableSelection ALL = new TableSelection(List.of(), List.of());

    public TableSelection {
        only = List.copyOf(only);
        except = List.copyOf(except);
    }

    /** Whether no table is named. */
    public boolean isAll() {
        return only.isEmpty() && except.isEmpty();
    }

    /**
     * The chosen ones, in their order.
     *
     * @param source what has the tables, such as {@code bundle big}
     * @throws BallastException (INPUT_REFUSED) when a name is none of the tables', or no table is left
     */
    public List<String> of(String source, List<String> tables) {
        Stream.concat(only.stream(), except.stream())
                .filter(name -> !tables.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw refused(source + " has no table \"" + name + "\"; found: " + String.join(", ", tables)
                            + Nearest.hint(name, tables));
                });
        List<String> chosen = tables.stream()
                .filter(name -> (only.isEmpty() || only.contains(name)) && !except.contains(name))
                .toList();
        if (chosen.isEmpty()) {
            throw refused("No table of " + source + " is left: it has " + String.join(", ", tables)
                    + ". Name others, or exclude fewer.");
        }
        return chosen;
    }

    private static BallastException refused(String message) {
        return new BallastException(ErrorCategory.INPUT_REFUSED, message);
    }
}
