package io.ballast.spec.check;

import io.ballast.spec.ColumnSpec;
import io.ballast.spec.kind.ReferenceKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * References that pick another row each time, because a key of their table has nothing else to be unique by. With several
 * references it is their combination that never comes twice: the table between two others that it joins many to many. Where these
 * are too few, columns of the key whose values can be numbered take part.
 *
 * @param references one column of each reference, in the order of the table's columns
 * @param columns that take part with their values, in the order of the table's columns
 * @param perParent whether only the children of one parent row pick different rows; otherwise all rows of the table do
 */
public record DistinctPicks(List<ReferenceKind> references, List<ColumnSpec> columns, boolean perParent) {
    public DistinctPicks {
        references = List.copyOf(references);
        columns = List.copyOf(columns);
    }

    /** Whether the reference of this group is one of them. */
    public boolean has(String group) {
        return position(group) >= 0;
    }

    /** Where the reference of this group stands among them; -1 if it is none of them. */
    public int position(String group) {
        for (int i = 0; i < references.size(); i++) {
            if (references.get(i).group().equals(group)) {
                return i;
            }
        }
        return -1;
    }

    /** Where the column stands among them, behind the references; -1 if it is none of them. */
    public int positionOfColumn(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return references.size() + i;
            }
        }
        return -1;
    }

    /** How many combinations there are of those from this position on; of rows that agree with others the fewest. */
    public BigInteger combinations(TableSizes sizes, int from) {
        BigInteger product = BigInteger.ONE;
        for (int i = from; i < size(); i++) {
            product = product.multiply(choices(sizes, i));
        }
        return product;
    }

    private BigInteger choices(TableSizes sizes, int position) {
        if (position >= references.size()) {
            return Objects.requireNonNull(
                    columns.get(position - references.size()).value().capacity());
        }
        ReferenceKind reference = references.get(position);
        ReferenceKind.Within within = reference.within();
        long all = within == null
                ? sizes.rows(reference.table())
                : sizes.leastDescendants(reference.table(), within.down());
        return BigInteger.valueOf(Math.max(0, reference.choices(all)));
    }

    /** Whether some rows are picked among those that agree with other columns, and so have fewer combinations than all rows. */
    public boolean isWithin() {
        return references.stream().anyMatch(reference -> reference.within() != null);
    }

    /** Whether those rows are the same for all that have to differ: they descend from the parent, or from an ancestor of it. */
    boolean isOfParent() {
        return references.stream()
                .map(ReferenceKind::within)
                .allMatch(within -> within == null || (perParent && within.group() == null));
    }

    /** How many of them choose together. */
    public int size() {
        return references.size() + columns.size();
    }

    /** How many different combinations are needed. */
    public long needed(TableSizes sizes, String table) {
        return perParent ? sizes.childrenOfOne(table) : sizes.rows(table);
    }

    /** What they choose from: tables, and columns. */
    public List<String> targets() {
        List<String> targets = new ArrayList<>();
        references.forEach(reference -> targets.add(reference.table()));
        columns.forEach(column -> targets.add(column.name()));
        return targets;
    }

    /** Without the columns, where the references are enough. */
    DistinctPicks reduced(TableSizes sizes, String table) {
        DistinctPicks fewer = new DistinctPicks(references, List.of(), perParent);
        boolean enough = fewer.combinations(sizes, 0).compareTo(BigInteger.valueOf(needed(sizes, table))) >= 0;
        return references.isEmpty() || !enough ? this : fewer;
    }

    /** What these have and the others do not. */
    DistinctPicks without(DistinctPicks others) {
        return new DistinctPicks(
                references.stream()
                        .filter(reference -> !others.has(reference.group()))
                        .toList(),
                columns.stream()
                        .filter(column -> !others.columns.contains(column))
                        .toList(),
                perParent);
    }

    /** Whether a key that needs the others is unique by these. */
    boolean suffice(DistinctPicks others) {
        return (others.perParent || !perParent)
                && references.stream().allMatch(reference -> others.has(reference.group()))
                && others.columns.containsAll(columns);
    }

    /** Whether something would have to differ in two ways at once. */
    boolean overlaps(DistinctPicks other) {
        return references.stream().anyMatch(reference -> other.has(reference.group()))
                || columns.stream().anyMatch(other.columns::contains);
    }
}
