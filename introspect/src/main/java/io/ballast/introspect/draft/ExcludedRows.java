package io.ballast.introspect.draft;

import io.ballast.common.schema.Exclusion;
import io.ballast.introspect.facts.LiveExclusion;
import io.ballast.introspect.sql.RangeOfColumns;
import io.ballast.introspect.sql.RangeOfDay;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.RangeKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives ranges that lie apart to columns of exclusion constraints such as {@code (room_id WITH =, stay WITH &&)}: among the children of a
 * parent where the constraint compares the parent's key, otherwise among all rows.
 */
final class ExcludedRows {
    private static final String OVERLAPS = "&&";

    private final Map<String, DraftTable> tables;
    private final DraftTable table;
    /** Whether rows are there already, which new ones may overlap. */
    private final boolean occupied;

    private final Notes notes;

    private ExcludedRows(Map<String, DraftTable> tables, DraftTable table, boolean occupied, Notes notes) {
        this.notes = notes;
        this.tables = tables;
        this.table = table;
        this.occupied = occupied;
    }

    /** The columns have kinds of values. */
    static void keepApart(Map<String, DraftTable> tables, DraftTable table, boolean occupied, Notes notes) {
        ExcludedRows rows = new ExcludedRows(tables, table, occupied, notes);
        if (!table.existing) {
            table.facts.constraints().exclusions().forEach(rows::keepApart);
        }
    }

    private void keepApart(LiveExclusion facts) {
        List<Exclusion.Element> elements = facts.constraint().elements();
        List<Exclusion.Element> ranges = elements.stream()
                .filter(element -> element.operator().equals(OVERLAPS))
                .toList();
        List<String> compared = elements.stream()
                .filter(element -> element.operator().equals("="))
                .map(element -> String.valueOf(element.of().column()))
                .toList();
        boolean bySibling = table.parent != null && compared.containsAll(table.parent.columns());
        boolean isKnown = ranges.size() == 1 && ranges.size() + compared.size() == elements.size();
        boolean isNew =
                !occupied || isOfNewParent(bySibling) || compared.stream().anyMatch(this::refersToNewRows);
        boolean hasRoom = isNew || (isKnown && !isLimited(ranges.get(0)));
        if (isKnown && hasRoom && areApart(ranges.get(0), bySibling)) {
            table.apart.add(facts.name());
            if (!isNew) {
                putBehind(ranges.get(0));
            }
        }
    }

    /** Whether a check lets no range lie behind all that are there. */
    private boolean isLimited(Exclusion.Element range) {
        return RangeOfColumns.of(String.valueOf(range.of().expression())).stream()
                .flatMap(ends -> Stream.of(ends.first(), ends.last()))
                .map(table.columns::get)
                .anyMatch(column -> column != null && column.check != null && column.check.maximum() != null);
    }

    private void putBehind(Exclusion.Element range) {
        String column = range.of().column();
        if (column != null) {
            notes.behind(table.name(), column, column);
        } else {
            String expression = String.valueOf(range.of().expression());
            RangeOfDay.of(expression).ifPresent(day -> notes.behind(table.name(), day.day(), day.day()));
            RangeOfColumns.of(expression).ifPresent(ends -> notes.behind(table.name(), ends.first(), ends.last()));
        }
    }

    private boolean isOfNewParent(boolean bySibling) {
        DraftTable parent = bySibling && table.parent != null ? tables.get(table.parent.targetTable()) : null;
        return parent != null && !parent.existing;
    }

    /** Whether no row that is there has a value which the column gets: that of a key of rows which are made here. */
    private boolean refersToNewRows(String column) {
        ValueKind kind = table.columns.containsKey(column) ? table.kind(column) : null;
        if (kind instanceof ParentKind parent && table.parent != null) {
            return isNewKey(table.parent.targetTable(), parent.column());
        }
        return kind instanceof ReferenceKind reference && isNewKey(reference.table(), reference.column());
    }

    private boolean isNewKey(String target, String column) {
        DraftTable other = tables.get(target);
        return other != null
                && !other.existing
                && (other.facts.constraints().primaryKey().equals(List.of(column))
                        || other.facts.constraints().uniqueKeys().contains(List.of(column)));
    }

    private boolean areApart(Exclusion.Element range, boolean bySibling) {
        String column = range.of().column();
        if (column != null) {
            return table.columns.containsKey(column) && isApart(table.column(column), bySibling);
        }
        String expression = String.valueOf(range.of().expression());
        Optional<DraftColumn> day =
                RangeOfDay.of(expression).map(RangeOfDay::day).map(table.columns::get);
        if (day.isPresent()) {
            return DisjointEnds.giveDays(table, day.get(), bySibling);
        }
        Optional<RangeOfColumns> ends = RangeOfColumns.of(expression);
        return ends.isPresent() && DisjointEnds.give(table, ends.get(), bySibling);
    }

    private boolean isApart(DraftColumn column, boolean bySibling) {
        RangeKind.Ends ends = RangeKind.kindOf(column.type);
        boolean isOthers = column.kind instanceof ReferenceKind || column.kind instanceof ParentKind;
        if (ends == null || column.type.array() || isOthers) {
            return false;
        }
        if (column.kind instanceof RangeKind found && found.disjoint() == RangeKind.Disjoint.ROWS) {
            return true;
        }
        @Nullable
        RangeKind kind = DisjointSpans.of(column.type, ends, bySibling ? table.mostChildren : table.most, bySibling);
        if (kind != null) {
            column.kind = kind;
        }
        return kind != null;
    }
}
