package io.ballast.spec.check;

import io.ballast.spec.ColumnSpec;
import io.ballast.spec.kind.ReferenceKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keys of one table that have something in common to be unique by: a lesson has a course and a period in one key, a room and the same
 * period in another. The rows are numbered, among those that descend from one row or among all, and choose what the keys have in common
 * in turn: with m combinations of it, row n the combination n mod m, and it is number n / m among those with the same combination. So
 * consecutive rows differ in it, as long as there are no more of them than combinations; and the rest of each key is chosen by the number
 * among those with the same, so that it is another one for each of these.
 *
 * @param up how many generations above the parent the row is among whose descendants the rows are numbered; {@link #ALL_ROWS} where all
 *     rows of the table are
 * @param common what all the keys have
 * @param rests what each key has besides, where it needs that; no two of them have anything in common
 */
public record JointPicks(int up, DistinctPicks common, List<DistinctPicks> rests) {
    public static final int ALL_ROWS = -1;

    public JointPicks {
        rests = List.copyOf(rests);
    }

    /**
     * How these keys hold together; empty where they cannot.
     *
     * @param keys of one table; at least one
     */
    static Optional<JointPicks> of(List<DistinctPicks> keys, TableSizes sizes, String table) {
        DistinctPicks common = common(keys);
        List<DistinctPicks> rests = new ArrayList<>();
        for (DistinctPicks key : keys) {
            boolean bySiblings = key.perParent() && haveEnough(common, sizes, sizes.childrenOfOne(table));
            DistinctPicks rest = key.without(common);
            if (rests.stream().anyMatch(rest::overlaps)) {
                return Optional.empty();
            }
            if (!bySiblings) {
                rests.add(rest);
            }
        }
        Integer up = up(keys, common, rests);
        return up == null ? Optional.empty() : Optional.of(new JointPicks(up, common, rests));
    }

    private static DistinctPicks common(List<DistinctPicks> keys) {
        DistinctPicks first = keys.get(0);
        return new DistinctPicks(
                first.references().stream()
                        .filter(reference -> keys.stream().allMatch(key -> key.has(reference.group())))
                        .toList(),
                first.columns().stream()
                        .filter(column ->
                                keys.stream().allMatch(key -> key.columns().contains(column)))
                        .toList(),
                false);
    }

    /** Among which rows these are numbered, so that what a row can choose from is the same for all of them; null if there are none. */
    private static @Nullable Integer up(List<DistinctPicks> keys, DistinctPicks common, List<DistinctPicks> rests) {
        List<ReferenceKind> all = Stream.concat(Stream.of(common), rests.stream())
                .flatMap(picks -> picks.references().stream())
                .toList();
        if (all.stream().anyMatch(reference -> reference.except() != null || !isOfAncestor(reference))) {
            return null;
        }
        if (keys.stream().allMatch(DistinctPicks::perParent)) {
            return 0;
        }
        List<Integer> ups = all.stream()
                .map(ReferenceKind::within)
                .flatMap(Stream::ofNullable)
                .map(ReferenceKind.Within::up)
                .distinct()
                .toList();
        if (ups.isEmpty()) {
            return ALL_ROWS;
        }
        boolean apart = keys.stream().allMatch(key -> key.perParent() || key.isWithin());
        return apart && ups.size() == 1 ? ups.get(0) : null;
    }

    private static boolean isOfAncestor(ReferenceKind reference) {
        ReferenceKind.Within within = reference.within();
        return within == null || within.group() == null;
    }

    private static boolean haveEnough(DistinctPicks picks, TableSizes sizes, long needed) {
        return picks.combinations(sizes, 0).compareTo(BigInteger.valueOf(needed)) >= 0;
    }

    /** How many rows are numbered together, at the most. */
    public long needed(TableSizes sizes, String table) {
        return up == ALL_ROWS ? sizes.rows(table) : sizes.mostDescendants(table, up + 1);
    }

    /** How many of them can be told apart by each key, at the least. */
    public BigInteger enough(TableSizes sizes) {
        BigInteger first = common.combinations(sizes, 0);
        return rests.stream()
                .map(rest -> first.multiply(rest.combinations(sizes, 0)))
                .reduce(BigInteger::min)
                .orElse(BigInteger.valueOf(Long.MAX_VALUE));
    }

    /** What is chosen together, and the combinations of which are numbered: what the keys have in common, then the rest of each. */
    public List<DistinctPicks> parts() {
        return Stream.concat(Stream.of(common), rests.stream()).toList();
    }

    /** The references that choose. */
    public List<ReferenceKind> references() {
        return parts().stream().flatMap(picks -> picks.references().stream()).toList();
    }

    /** The columns that choose. */
    public List<ColumnSpec> columns() {
        return parts().stream().flatMap(picks -> picks.columns().stream()).toList();
    }

    /** What they choose from: tables, and columns. */
    public List<String> targets() {
        return parts().stream().flatMap(picks -> picks.targets().stream()).toList();
    }
}
