package io.ballast.introspect.draft;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How many rows the whole numbers of a key can tell apart, in the table itself and in all columns that refer to it. */
final class NumberRoom {
    private final Collection<LiveTable> tables;

    NumberRoom(Collection<LiveTable> tables) {
        this.tables = List.copyOf(tables);
    }

    /** No more than {@link Long#MAX_VALUE}. */
    long of(LiveTable table) {
        return Stream.concat(ownKeys(table), tables.stream().flatMap(from -> referring(from, table)))
                .flatMapToLong(NumberRoom::largest)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static Stream<LiveColumn> ownKeys(LiveTable table) {
        return table.keys().filter(key -> key.size() == 1).flatMap(key -> columns(table, key));
    }

    private static Stream<LiveColumn> referring(LiveTable from, LiveTable to) {
        return from.constraints().foreignKeys().stream()
                .filter(key ->
                        key.targetTable().equals(to.name()) && key.columns().size() == 1)
                .filter(ForeignKeyFacts::isEnforced)
                .flatMap(key -> columns(from, key.columns()));
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
