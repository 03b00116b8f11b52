package io.ballast.spec.check;

import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.RangeKind;
import io.ballast.spec.kind.ReferenceKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the keys of a table are unique by. The generator never remembers what it has made, so each key needs a basis: a column that
 * never repeats, the parent's key with the child's number, or references that {@linkplain DistinctPicks pick another row each
 * time}.
 */
public final class KeyBasis {
    private final DatasetSpec dataset;
    private final TableSpec table;

    private KeyBasis(DatasetSpec dataset, TableSpec table) {
        this.dataset = dataset;
        this.table = table;
    }

    public static KeyBasis of(DatasetSpec dataset, TableSpec table) {
        return new KeyBasis(dataset, table);
    }

    /** Whether the column's values never repeat, if the spec is sound. */
    public static boolean isUnique(ColumnSpec column) {
        return column.unique() || column.value().isUnique();
    }

    /** The references that have to pick different rows, and the columns that help them. */
    public KeyPicks picks(TableSizes sizes) {
        return joined(
                keys().stream()
                        .filter(columns -> !isUnique(columns))
                        .flatMap(columns -> needed(columns).stream())
                        .toList(),
                sizes,
                table.name());
    }

    /**
     * What keys of a table make differ.
     *
     * @param needed what each key has to be unique by
     */
    public static KeyPicks joined(List<DistinctPicks> needed, TableSizes sizes, String table) {
        KeyPicks all = reduced(needed, sizes, table);
        if (all.isSound()) {
            return all;
        }
        List<DistinctPicks> without = new ArrayList<>();
        needed.stream()
                .sorted(Comparator.comparingInt(DistinctPicks::size))
                .filter(key -> without.stream().noneMatch(found -> found.suffice(key)))
                .forEach(without::add);
        KeyPicks fewer = reduced(without, sizes, table);
        return fewer.isSound() ? fewer : all;
    }

    private static KeyPicks reduced(List<DistinctPicks> needed, TableSizes sizes, String table) {
        List<DistinctPicks> picks = new ArrayList<>();
        needed.stream()
                .map(key -> key.reduced(sizes, table))
                .sorted(Comparator.comparingInt(DistinctPicks::size))
                .filter(key -> picks.stream().noneMatch(found -> found.suffice(key)))
                .forEach(picks::add);
        return KeyPicks.of(picks, sizes, table);
    }

    /** Whether these columns have a basis, whatever it is. */
    public boolean holds(List<String> columns) {
        return isUnique(columns) || needed(columns).isPresent();
    }

    /** The columns of the primary key, the unique keys and the unique indexes. */
    public List<List<String>> keys() {
        TableSchema schema = table.schema();
        List<List<String>> keys = new ArrayList<>();
        if (!schema.primaryKey().isEmpty()) {
            keys.add(schema.primaryKey());
        }
        schema.uniqueKeys().stream().map(UniqueKey::columns).forEach(keys::add);
        schema.indexes().stream().filter(Index::isKey).map(Index::columns).forEach(keys::add);
        return keys;
    }

    /** One column that is unique alone; or the parent's key, and what siblings do not have alike: a number, or a range. */
    private boolean isUnique(List<String> columns) {
        boolean numbered = childrenAtMost() <= 1;
        for (String name : columns) {
            ColumnSpec column = column(name);
            if (isUnique(column) && !(columns.size() == 1 && column.value() instanceof ReferenceKind)) {
                return true;
            }
            numbered |= RangeKind.differsFromSiblings(column.value());
        }
        return numbered && hasParentsKey(columns);
    }

    /** What the references among these columns have to be for the columns to be unique, with the others that can help. */
    private Optional<DistinctPicks> needed(List<String> columns) {
        Map<String, ReferenceKind> references = new LinkedHashMap<>();
        List<ColumnSpec> helpers = new ArrayList<>();
        for (ColumnSpec column : table.columns()) {
            if (!columns.contains(column.name())) {
                continue;
            }
            if (columns.size() > 1 && column.value().isNumbered() && column.nullShare() == 0) {
                helpers.add(column);
            }
            if (column.value() instanceof ReferenceKind reference && isKeyOfItsTarget(reference.group(), columns)) {
                references.putIfAbsent(reference.group(), reference);
            }
        }
        return references.isEmpty() && helpers.isEmpty()
                ? Optional.empty()
                : Optional.of(new DistinctPicks(List.copyOf(references.values()), helpers, hasParentsKey(columns)));
    }

    /** Whether different rows of its target give different values to the reference's columns among these. */
    private boolean isKeyOfItsTarget(String group, List<String> columns) {
        Set<String> copied = new HashSet<>();
        String target = "";
        for (String name : columns) {
            if (column(name).value() instanceof ReferenceKind reference
                    && reference.group().equals(group)) {
                target = reference.table();
                if (KeyCase.tellsApart(table, name, dataset.table(target), reference.column())) {
                    copied.add(reference.column());
                }
            }
        }
        copied.addAll(agreeing(group, target, columns));
        return isKeyOf(dataset.table(target), copied);
    }

    /** The columns of the target that those among these agree with which other references fill. */
    private Set<String> agreeing(String group, String target, List<String> columns) {
        Set<String> agreeing = new HashSet<>();
        for (ForeignKey key : table.schema().foreignKeys()) {
            if (!key.targetTable().equals(target) || !group.equals(String.join(",", key.columns()))) {
                continue;
            }
            for (int i = 0; i < key.columns().size(); i++) {
                String there = key.targetColumns().get(i);
                if (columns.contains(key.columns().get(i))
                        && KeyCase.tellsApart(table, key.columns().get(i), dataset.table(target), there)) {
                    agreeing.add(there);
                }
            }
        }
        return agreeing;
    }

    private boolean hasParentsKey(List<String> columns) {
        TableSpec parent = parent();
        if (parent == null) {
            return false;
        }
        Set<String> copied = new HashSet<>();
        for (String name : columns) {
            if (column(name).value() instanceof ParentKind reference
                    && KeyCase.tellsApart(table, name, parent, reference.column())) {
                copied.add(reference.column());
            }
        }
        return isKeyOf(parent, copied);
    }

    /** Whether a declared key lies in these columns, or one that could be declared. */
    private boolean isKeyOf(TableSpec other, Set<String> columns) {
        KeyBasis basis = of(dataset, other);
        return basis.keys().stream().anyMatch(columns::containsAll) || basis.isUnique(List.copyOf(columns));
    }

    private long childrenAtMost() {
        return table.rows() instanceof RowCount.PerParent rows
                ? (long) rows.count().support().max()
                : Long.MAX_VALUE;
    }

    private @Nullable TableSpec parent() {
        return table.rows() instanceof RowCount.PerParent rows ? dataset.table(rows.parent()) : null;
    }

    private ColumnSpec column(String name) {
        return table.columns().get(table.schema().columnIndex(name));
    }
}
