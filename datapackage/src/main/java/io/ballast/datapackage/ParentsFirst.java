package io.ballast.datapackage;

import io.ballast.common.schema.ForeignKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts tables behind those they refer to; where they refer to each other in a circle, their order is kept. */
final class ParentsFirst {
    private final Map<String, ExternalTable> byName;
    private final Set<String> seen = new HashSet<>();
    private final List<ExternalTable> sorted = new ArrayList<>();

    private ParentsFirst(List<ExternalTable> tables) {
        this.byName = tables.stream().collect(Collectors.toMap(ExternalTable::name, Function.identity()));
    }

    static List<ExternalTable> sorted(List<ExternalTable> tables) {
        ParentsFirst sort = new ParentsFirst(tables);
        boolean more = true;
        while (more) { // a loop, not a recursion: a chain of parents may be as long as there are tables
            more = false;
            for (ExternalTable table : tables) {
                if (!sort.seen.contains(table.name()) && sort.isReady(table)) {
                    sort.add(table);
                    more = true;
                }
            }
        }
        tables.stream().filter(table -> !sort.seen.contains(table.name())).forEach(sort::add);
        return sort.sorted;
    }

    private boolean isReady(ExternalTable table) {
        return table.schema().foreignKeys().stream()
                .map(ForeignKey::targetTable)
                .allMatch(
                        target -> target.equals(table.name()) || !byName.containsKey(target) || seen.contains(target));
    }

    private void add(ExternalTable table) {
        seen.add(table.name());
        sorted.add(table);
    }
}
