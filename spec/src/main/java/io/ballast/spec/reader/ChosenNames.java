package io.ballast.spec.reader;

import io.ballast.spec.TableSpec;
import io.ballast.spec.yaml.SpecNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of a spec that are generated, where not all of them are. */
final class ChosenNames {
    private ChosenNames() {}

    /**
     * Their names in the order of the tables; none where all of them are named, so that equal choices are written equally.
     *
     * @param only null where nothing is chosen
     */
    static List<String> read(@Nullable SpecNode only, List<TableSpec> tables) {
        if (only == null) {
            return List.of();
        }
        List<String> names = tables.stream().map(TableSpec::name).toList();
        Set<String> chosen = new HashSet<>();
        for (SpecNode name : only.items()) {
            if (!names.contains(name.text())) {
                throw name.unknown("table", name.text(), names);
            }
            if (!chosen.add(name.text())) {
                throw name.refused("the table is named twice");
            }
        }
        return chosen.size() == names.size()
                ? List.of()
                : names.stream().filter(chosen::contains).toList();
    }
}
