package io.ballast.introspect.draft;

import io.ballast.introspect.facts.LiveColumn;
import io.ballast.spec.kind.ReferenceKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets columns refer to rows of the table that their name leads to, where no foreign key says it: {@code user_id}, {@code userId} and
 * {@code userid} to {@code users}, if its primary key is one column of the same type. Only columns of which no value is known, and that
 * belong to no key.
 */
final class NamedReferences {
    /** Of a column that may be null. */
    private static final double NULLS = 0.1;

    /** The tables by their names as rules are written for them, with and without a plural's ending. */
    private final Map<String, DraftTable> byName = new HashMap<>();

    private NamedReferences(Map<String, DraftTable> tables) {
        tables.values().forEach(table -> Plurals.singulars(SnakeCase.of(table.facts.plainName()))
                .forEach(name -> {
                    byName.put(name, table);
                    byName.put(inSchemaOf(table, name), table);
                }));
    }

    static void fill(Map<String, DraftTable> tables, Notes notes) {
        NamedReferences references = new NamedReferences(tables);
        tables.values().forEach(table -> references.fill(table, notes));
    }

    private void fill(DraftTable table, Notes notes) {
        Set<String> inKeys = table.facts.keys().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
        for (DraftColumn column : table.columns.values()) {
            boolean open = !column.isFilled()
                    && column.facts.origin() == LiveColumn.Origin.GIVEN
                    && Guessing.isUnknown(column.facts.statistics())
                    && !inKeys.contains(column.name());
            if (open) {
                target(table, column).ifPresent(target -> refer(table, column, target, notes));
            }
        }
    }

    private static void refer(DraftTable table, DraftColumn column, DraftTable target, Notes notes) {
        String key = target.facts.constraints().primaryKey().get(0);
        column.kind = new ReferenceKind(target.name(), key, null, column.name());
        column.guessedNulls = NULLS;
        notes.ofColumn(
                table.name(),
                column.name(),
                "refers to rows of " + target.name() + ", as its name suggests; no foreign key says so");
    }

    private Optional<DraftTable> target(DraftTable table, DraftColumn column) {
        String name = SnakeCase.of(column.name());
        boolean isId = name.endsWith("id") && name.length() > 2 && !column.type.array();
        if (!isId) {
            return Optional.empty();
        }
        String meant = name.substring(0, name.length() - 2).replaceFirst("_$", "");
        return Stream.of(inSchemaOf(table, meant), meant)
                .map(byName::get)
                .filter(Objects::nonNull)
                .findFirst()
                .filter(target -> isReachable(column, target));
    }

    /** The table's schema with its point, where it goes by that too, and the name behind it. */
    private static String inSchemaOf(DraftTable table, String name) {
        return table.name().substring(0, table.name().lastIndexOf('.') + 1) + name;
    }

    private static boolean isReachable(DraftColumn column, DraftTable target) {
        List<String> key = target.facts.constraints().primaryKey();
        return key.size() == 1
                && Selection.hasAll(target, key)
                && target.column(key.get(0)).type.equals(column.type)
                && target.columns.get(key.get(0)) != column;
    }
}
