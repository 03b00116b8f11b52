package io.ballast.introspect.draft;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.CheckFacts;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveIndex;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.sql.Condition;
import io.ballast.introspect.sql.ConditionParser;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How many rows the whole numbers, or the few values, of a key can tell apart, in the table itself and in all columns that refer to it. */
final class NumberRoom {
    /** Texts that are longer have room for any number of rows. */
    private static final int MAX_CODE = 8;

    private static final int CODE_CHARACTERS = 36;

    /** The least room of the columns that refer to a table by themselves, by its name. */
    private final Map<String, Long> ofReferring = new HashMap<>();

    NumberRoom(Collection<LiveTable> tables) {
        tables.forEach(from -> from.constraints().foreignKeys().stream()
                .filter(key -> key.columns().size() == 1 && key.isEnforced())
                .forEach(key -> ofReferring.merge(key.targetTable(), least(columns(from, key.columns())), Math::min)));
    }

    /** No more than {@link Long#MAX_VALUE}. */
    long of(LiveTable table) {
        if (allowsOneRow(table)) {
            return 1;
        }
        return Math.min(
                Math.min(Math.min(least(ownKeys(table)), values(table)), codes(table)),
                ofReferring.getOrDefault(table.name(), Long.MAX_VALUE));
    }

    /** Whether a key of one column has all the values already that checks and its type let it have: a table of one row has its row. */
    static boolean isFull(LiveTable table) {
        return table.rows().count() > 0
                && (allowsOneRow(table)
                        || ownKeys(table)
                                .filter(column -> !column.nullable())
                                .anyMatch(column ->
                                        values(table, column) <= table.rows().count()));
    }

    private static boolean allowsOneRow(LiveTable table) {
        return table.indexes().stream().anyMatch(LiveIndex::allowsOneRow);
    }

    /** As many values as checks, of the table or of a domain, and a type of a few values let a key have. */
    private static long values(LiveTable table) {
        return ownKeys(table).mapToLong(column -> values(table, column)).min().orElse(Long.MAX_VALUE);
    }

    private static long values(LiveTable table, LiveColumn column) {
        Stream<BigInteger> checked = Stream.concat(
                        column.type().domainChecks().stream(),
                        table.constraints().checks().stream()
                                .filter(CheckFacts::enforced)
                                .map(CheckFacts::condition)
                                .filter(sql -> mayBeOf(sql, column)))
                .flatMap(sql -> ConditionParser.parse(sql).orElse(List.of()).stream())
                .flatMap(condition -> room(condition, column));
        return Stream.concat(checked, ofType(column))
                .min(BigInteger::compareTo)
                .map(room -> room.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact())
                .orElse(Long.MAX_VALUE);
    }

    /** Whether a condition may be about a column: parsing takes longer than looking for its name. */
    private static boolean mayBeOf(String sql, LiveColumn column) {
        String text = sql.toLowerCase(Locale.ROOT);
        return text.contains(column.name().toLowerCase(Locale.ROOT))
                || text.contains("value")
                || column.name().indexOf('"') >= 0;
    }

    /** As many codes of digits and small letters as the shortest text of a key has room for. */
    private static long codes(LiveTable table) {
        return ownKeys(table)
                .flatMap(column -> ColumnType.parse(column.type().base()).stream())
                .filter(type -> TypeLimits.isText(type) && !type.array() && TypeLimits.length(type) <= MAX_CODE)
                .mapToLong(type -> BigInteger.valueOf(CODE_CHARACTERS)
                        .pow(TypeLimits.length(type))
                        .longValueExact())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static Stream<BigInteger> ofType(LiveColumn column) {
        if (column.type().base().equals("boolean") && !column.type().array()) {
            return Stream.of(BigInteger.TWO);
        }
        int labels = column.type().labels().size();
        return labels > 0 && !column.type().array() ? Stream.of(BigInteger.valueOf(labels)) : Stream.empty();
    }

    /** The condition of a domain is about VALUE. */
    private static Stream<BigInteger> room(Condition condition, LiveColumn column) {
        boolean isOfColumn =
                condition.column().equals(column.name()) || condition.column().equalsIgnoreCase("value");
        if (!isOfColumn) {
            return Stream.empty();
        }
        if (condition instanceof Condition.Matches matches) {
            return RegexPattern.of(matches.regex()).map(PatternKind::new).map(PatternKind::capacity).stream();
        }
        boolean isOne = condition instanceof Condition.Truth
                || (condition instanceof Condition.Compared compared
                        && compared.operator().equals("="));
        int listed = condition instanceof Condition.OneOf oneOf
                ? oneOf.literals().size()
                : condition instanceof Condition.Listed list ? list.literals().size() : 0;
        return isOne || listed > 0 ? Stream.of(BigInteger.valueOf(isOne ? 1 : listed)) : Stream.empty();
    }

    private static long least(Stream<LiveColumn> columns) {
        return columns.flatMapToLong(NumberRoom::largest).min().orElse(Long.MAX_VALUE);
    }

    private static Stream<LiveColumn> ownKeys(LiveTable table) {
        return table.keys().filter(key -> key.size() == 1).flatMap(key -> columns(table, key));
    }

    private static Stream<LiveColumn> columns(LiveTable table, List<String> names) {
        return table.columns().stream().filter(column -> names.contains(column.name()));
    }

    private static LongStream largest(LiveColumn column) {
        return ColumnType.parse(column.type().base())
                .filter(type -> type.is(TypeFamily.WHOLE))
                .map(TypeLimits::largest)
                .map(BigDecimal::longValueExact)
                .map(LongStream::of)
                .orElseGet(LongStream::empty);
    }
}
