package io.ballast.introspect.draft;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.CheckFacts;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.sql.Condition;
import io.ballast.introspect.sql.ConditionParser;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How few different values a column can have, by its type and by checks that list them. */
final class ColumnRoom {
    /** No end that would matter. */
    static final long MANY = 1_000_000_000;

    private ColumnRoom() {}

    /** How many values columns of few can have together in a key that has nothing else beside the foreign key; {@link #MANY} for no end. */
    static long beside(LiveTable table, ForeignKeyFacts key) {
        return table.keys()
                .filter(unique -> unique.containsAll(key.columns()))
                .mapToLong(unique -> unique.stream()
                        .filter(column -> !key.columns().contains(column))
                        .mapToLong(column -> of(table, column).orElse(MANY))
                        .reduce(1, (some, others) -> Math.min(MANY, some * others)))
                .min()
                .orElse(MANY);
    }

    /** Empty where there is no end that would matter. */
    static OptionalLong of(LiveTable table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .flatMap(column -> sizes(table, column))
                .mapToLong(Integer::longValue)
                .filter(size -> size > 0)
                .min();
    }

    private static Stream<Integer> sizes(LiveTable table, LiveColumn column) {
        boolean isBoolean = column.type().name().equals("boolean");
        Stream<Integer> listed = table.constraints().checks().stream()
                .map(CheckFacts::condition)
                .flatMap(condition -> ConditionParser.parse(condition).orElse(List.of()).stream())
                .filter(condition -> condition.column().equals(column.name()))
                .map(condition -> condition instanceof Condition.OneOf oneOf
                        ? oneOf.literals().size()
                        : 0);
        return Stream.of(
                        Stream.of(isBoolean ? 2 : column.type().labels().size()), listed, range(table, column).stream())
                .flatMap(sizes -> sizes);
    }

    /** Numbers from 1 on, or from a greater least one, up to the most that a check allows; empty where none says it. */
    private static Optional<Integer> range(LiveTable table, LiveColumn column) {
        boolean whole = ColumnType.parse(column.type().base())
                .filter(type -> type.is(TypeFamily.WHOLE))
                .isPresent();
        long least = 1;
        long most = MANY;
        List<Condition> conditions = Stream.concat(
                        table.constraints().checks().stream().map(CheckFacts::condition),
                        column.type().domainChecks().stream())
                .flatMap(condition -> ConditionParser.parse(condition).orElse(List.of()).stream())
                .filter(condition -> condition.column().equals(column.name())
                        || condition.column().equalsIgnoreCase("value"))
                .toList();
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Compared compared
                    && compared.literal().matches("-?\\d{1,9}")) {
                long literal = Long.parseLong(compared.literal());
                switch (compared.operator()) {
                    case "<=" -> most = Math.min(most, literal);
                    case "<" -> most = Math.min(most, literal - 1);
                    case ">=" -> least = Math.max(least, literal);
                    case ">" -> least = Math.max(least, literal + 1);
                    default -> {}
                }
            }
        }
        return whole && most < MANY && most >= least ? Optional.of((int) (most - least + 1)) : Optional.empty();
    }
}
