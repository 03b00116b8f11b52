package io.ballast.introspect.draft;

import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.kind.WhenKind;
import io.ballast.spec.literal.TypeLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names of classes beside ids that may lead to rows of several tables: {@code commentable_type} with {@code commentable_id} has {@code Post}
 * and {@code Photo} where there are such tables. Null where the id is.
 */
final class PolymorphicTypes {
    private static final String TYPE = "_type";
    private static final int MAX_CLASSES = 5;

    private PolymorphicTypes() {}

    /** The kind; empty for a column that stands beside no such id, or of which a check, a default or a single key has a say. */
    static Optional<ValueKind> of(Map<String, DraftTable> tables, DraftTable table, DraftColumn column, Target target) {
        String name = SnakeCase.of(column.name());
        boolean open = name.endsWith(TYPE)
                && TypeLimits.isText(column.type)
                && !target.unique()
                && column.check == null
                && column.pattern == null
                && column.upper == null
                && column.excluded.isEmpty()
                && column.defaultValue == null
                && Guessing.isUnknown(column.facts.statistics());
        if (!open) {
            return Optional.empty();
        }
        Optional<DraftColumn> id = id(table, name.substring(0, name.length() - TYPE.length()) + "_id");
        List<String> classes =
                id.map(found -> classes(tables, table, found, column)).orElse(List.of());
        if (id.isEmpty() || classes.isEmpty()) {
            return Optional.empty();
        }
        ValueKind kind = choice(classes);
        boolean together = column.nullable && id.get().nullable && !isInKey(table, column) && !isInKey(table, id.get());
        return Optional.of(
                together
                        ? new WhenKind(
                                ColumnUse.of(id.get().name()), List.of(new WhenKind.Case(List.of(), false, kind)), null)
                        : kind);
    }

    private static Optional<DraftColumn> id(DraftTable table, String name) {
        return table.columns.values().stream()
                .filter(other -> other.canBeUsed() && SnakeCase.of(other.name()).equals(name))
                .filter(other -> table.facts.constraints().foreignKeys().stream()
                        .noneMatch(key -> key.columns().contains(other.name())))
                .findFirst();
    }

    private static boolean isInKey(DraftTable table, DraftColumn column) {
        return table.facts.keys().anyMatch(key -> key.contains(column.name()));
    }

    /** Of the tables that the most foreign keys lead to, and whose ids are of the type. */
    private static List<String> classes(
            Map<String, DraftTable> tables, DraftTable own, DraftColumn id, DraftColumn column) {
        Map<String, Long> referred = tables.values().stream()
                .flatMap(table -> table.facts.constraints().foreignKeys().stream())
                .collect(Collectors.groupingBy(ForeignKeyFacts::targetTable, Collectors.counting()));
        return tables.values().stream()
                .filter(table -> table != own && hasId(table.facts, id))
                .sorted(Comparator.comparing((DraftTable table) -> -referred.getOrDefault(table.name(), 0L))
                        .thenComparing(DraftTable::name))
                .map(table -> className(table.name()))
                .filter(name -> name.length() <= TypeLimits.length(column.type))
                .distinct()
                .limit(MAX_CLASSES)
                .toList();
    }

    private static boolean hasId(LiveTable table, DraftColumn id) {
        List<String> key = table.constraints().primaryKey();
        return key.size() == 1
                && table.columns().stream()
                        .anyMatch(column -> column.name().equals(key.get(0))
                                && column.type().base().equals(id.facts.type().base()));
    }

    /** {@code blog_posts} as {@code BlogPost}. */
    private static String className(String table) {
        String snake = SnakeCase.of(table.substring(table.lastIndexOf('.') + 1));
        List<String> singulars = Plurals.singulars(snake).toList();
        String singular = singulars.get(Math.min(1, singulars.size() - 1));
        return Arrays.stream(singular.split("_"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** The first ones more often. */
    private static ValueKind choice(List<String> classes) {
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            weights.add((double) (classes.size() - i));
        }
        return classes.size() == 1 ? new ConstantKind(classes.get(0)) : new ChoiceKind(classes, weights);
    }
}
