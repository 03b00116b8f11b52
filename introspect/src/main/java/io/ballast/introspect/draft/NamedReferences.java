package io.ballast.introspect.draft;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets columns refer to rows of the table that their name leads to, where no foreign key says it, if its primary key is one column whose
 * values fit the type. Only columns of which no value is known, and that belong to no key.
 */
final class NamedReferences {
    /** Of a column that may be null, where nothing is known of its values. */
    private static final double NULLS = 0.1;

    private final Map<String, DraftTable> tables;
    private final ReferenceNames names;

    private NamedReferences(Map<String, DraftTable> tables) {
        this.tables = tables;
        this.names = new ReferenceNames(
                tables.values().stream().map(table -> table.facts).toList());
    }

    /** @param inPlace whether new rows refer to new rows, whatever is known of the rows that are there */
    static void fill(Map<String, DraftTable> tables, boolean inPlace, Notes notes) {
        NamedReferences references = new NamedReferences(tables);
        tables.values().forEach(table -> references.fill(table, inPlace, notes));
    }

    private void fill(DraftTable table, boolean inPlace, Notes notes) {
        Set<String> inKeys = table.facts.keys().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
        if (table.existing) {
            return;
        }
        for (DraftColumn column : table.columns.values()) {
            boolean open = !column.isFilled()
                    && column.facts.origin() == LiveColumn.Origin.GIVEN
                    && (inPlace || Guessing.isUnknown(column.facts.statistics()))
                    && !inKeys.contains(column.name());
            if (open) {
                target(table, column).ifPresent(target -> refer(table, column, target, notes));
            }
        }
    }

    private static void refer(DraftTable table, DraftColumn column, DraftTable target, Notes notes) {
        String key = target.facts.constraints().primaryKey().get(0);
        column.kind = new ReferenceKind(target.name(), key, null, column.name());
        column.guessedNulls = Guessing.isUnknown(column.facts.statistics()) ? (Double) NULLS : null;
        notes.ofColumn(
                table.name(),
                column.name(),
                "refers to rows of " + target.name() + ", as its name suggests; no foreign key says so");
    }

    private Optional<DraftTable> target(DraftTable table, DraftColumn column) {
        return column.type.array()
                ? Optional.empty()
                : names.of(table.facts, column.name())
                        .map(found -> tables.get(found.name()))
                        .filter(target -> isReachable(column, target));
    }

    private static boolean isReachable(DraftColumn column, DraftTable target) {
        List<String> key = target.facts.constraints().primaryKey();
        return key.size() == 1
                && Selection.hasAll(target, key)
                && target.columns.get(key.get(0)) != column
                && hasRoom(column, target.column(key.get(0)));
    }

    /** Whether any value of the other column is one of this column's type too. */
    private static boolean hasRoom(DraftColumn column, DraftColumn other) {
        if (column.type.equals(other.type)) {
            return true;
        }
        if (TypeLimits.isText(column.type) && TypeLimits.isText(other.type)) {
            return TypeLimits.length(column.type) >= TypeLimits.length(other.type)
                    && column.check == null
                    && !column.type.base().equals(BaseType.CHAR)
                    && !other.type.base().equals(BaseType.CHAR);
        }
        BigDecimal largest = TypeLimits.largest(column.type);
        BigDecimal others = TypeLimits.largest(other.type);
        return column.type.is(TypeFamily.WHOLE)
                && other.type.is(TypeFamily.WHOLE)
                && largest != null
                && others != null
                && largest.compareTo(others) >= 0;
    }
}
