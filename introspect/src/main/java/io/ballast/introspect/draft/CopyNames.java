package io.ballast.introspect.draft;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.Choice;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Nearest;
import io.ballast.common.error.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks the columns that the user named. */
final class CopyNames {
    private CopyNames() {}

    static void check(Set<String> copyValues, Map<String, DraftTable> tables) {
        List<String> known = new ArrayList<>();
        tables.values()
                .forEach(table -> table.columns.keySet().forEach(column -> known.add(table.name() + "." + column)));
        for (String name : new TreeSet<>(copyValues)) {
            if (!known.contains(name)) {
                throw new BallastException(
                        ErrorCategory.USAGE,
                        new Choice(Setting.COPY_VALUES, name),
                        "there is no such column; expected table.column" + Nearest.hint(name, known),
                        Hint.NONE);
            }
        }
        for (DraftTable table : tables.values()) {
            table.facts.constraints().foreignKeys().stream()
                    .flatMap(key -> key.columns().stream())
                    .filter(column -> copyValues.contains(table.name() + "." + column))
                    .findFirst()
                    .ifPresent(column -> {
                        throw new BallastException(
                                ErrorCategory.USAGE,
                                new Choice(Setting.COPY_VALUES, table.name() + "." + column),
                                "a column of a foreign key: its values are those of the rows it refers to;"
                                        + " name the column there",
                                Hint.NONE);
                    });
        }
    }
}
