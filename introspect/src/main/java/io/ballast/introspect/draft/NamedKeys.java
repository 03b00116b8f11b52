package io.ballast.introspect.draft;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.ForeignKeyTraits;
import io.ballast.introspect.facts.CheckFacts;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.LiveType;
import io.ballast.introspect.facts.SchemaFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes columns of keys for references to the rows of the table that their name leads to, where no foreign key says it: a schema without
 * foreign keys has memberships of a user and a group too. As they are taken for foreign keys, keys over them hold as they do over these.
 */
final class NamedKeys {
    /** What a foreign key is called here that is none. */
    private static final String BY_NAME = " by its name";

    private static final Pattern VARCHAR = Pattern.compile("character varying\\((\\d{1,8})\\)");

    private final SchemaFacts facts;
    private final ReferenceNames names;
    private final Notes notes;

    private NamedKeys(SchemaFacts facts, Notes notes) {
        this.facts = facts;
        this.notes = notes;
        this.names = new ReferenceNames(facts.tables().stream()
                .filter(table -> !facts.known().containsKey(table.name()))
                .toList());
    }

    /** The schema with such foreign keys. */
    static SchemaFacts add(SchemaFacts facts, Notes notes) {
        NamedKeys keys = new NamedKeys(facts, notes);
        return facts.withTables(facts.tables().stream().map(keys::referring).toList());
    }

    /** Whether a foreign key is one of these. */
    static boolean isOne(ForeignKeyFacts key) {
        return key.name().endsWith(BY_NAME);
    }

    private LiveTable referring(LiveTable table) {
        if (facts.known().containsKey(table.name())) {
            return table;
        }
        Set<String> inKeys = table.keys().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
        List<ForeignKeyFacts> found = new ArrayList<>();
        for (LiveColumn column : table.columns()) {
            if (inKeys.contains(column.name()) && isOpen(table, column)) {
                names.of(table, column.name())
                        .flatMap(target -> key(table, column, target))
                        .ifPresent(found::add);
            }
        }
        if (found.isEmpty()) {
            return table;
        }
        found.forEach(key -> notes.ofColumn(
                table.name(),
                key.columns().get(0),
                "refers to rows of " + key.targetTable() + ", as its name suggests; no foreign key says so"));
        List<ForeignKeyFacts> all = new ArrayList<>(table.constraints().foreignKeys());
        all.addAll(found);
        return new LiveTable(
                table.name(),
                table.rows(),
                table.columns(),
                table.constraints().withForeignKeys(all),
                table.indexes(),
                table.partitions(),
                table.traits());
    }

    private Optional<ForeignKeyFacts> key(LiveTable table, LiveColumn column, LiveTable target) {
        List<String> key = target.constraints().primaryKey();
        boolean possible = !target.name().equals(table.name())
                && key.size() == 1
                && target.columns().stream()
                        .anyMatch(other -> other.name().equals(key.get(0)) && hasRoom(column.type(), other));
        return possible
                ? Optional.of(new ForeignKeyFacts(
                        column.name() + BY_NAME,
                        List.of(column.name()),
                        facts.schema(),
                        target.name(),
                        key,
                        ForeignKey.OnDelete.NO_ACTION,
                        ForeignKeyTraits.NONE,
                        new TreeMap<>()))
                : Optional.empty();
    }

    /** Whether a column of the type has room for all values of the other one. */
    private static boolean hasRoom(LiveType type, LiveColumn other) {
        if (type.equals(other.type())) {
            return true;
        }
        OptionalInt own = length(type);
        OptionalInt wanted = length(other.type());
        boolean numbers = type.name().equals("bigint")
                && other.type().name().equals("integer")
                && other.origin() == LiveColumn.Origin.NUMBERED;
        return numbers || (own.isPresent() && wanted.isPresent() && own.getAsInt() >= wanted.getAsInt());
    }

    /** Of texts; empty for other types. */
    private static OptionalInt length(LiveType type) {
        Matcher matcher = VARCHAR.matcher(type.name());
        return type.name().equals("text")
                ? OptionalInt.of(Integer.MAX_VALUE)
                : matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** Whether nothing else has a say in the values. */
    private static boolean isOpen(LiveTable table, LiveColumn column) {
        boolean divides =
                table.partitions() != null && table.partitions().columns().contains(column.name());
        return !divides
                && column.origin() == LiveColumn.Origin.GIVEN
                && !column.type().array()
                && table.constraints().foreignKeys().stream()
                        .noneMatch(key -> key.columns().contains(column.name()))
                && table.constraints().checks().stream()
                        .map(CheckFacts::condition)
                        .noneMatch(condition -> condition.contains(column.name()));
    }
}
