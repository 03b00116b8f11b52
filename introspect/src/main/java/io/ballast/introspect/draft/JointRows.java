package io.ballast.introspect.draft;

import io.ballast.spec.check.DistinctPicks;
import io.ballast.spec.check.JointPicks;
import io.ballast.spec.check.KeyBasis;
import io.ballast.spec.check.KeyPicks;
import io.ballast.spec.check.TableSizes;
import io.ballast.spec.kind.ReferenceKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys of a table that hold together though they have something in common, as {@link JointPicks} says. */
final class JointRows {
    /** The generator numbers the combinations of rows of several tables. */
    private static final BigInteger MAX_COMBINATIONS = BigInteger.TWO.pow(62);

    private final Map<String, DraftTable> tables;
    /** By table, what the keys that hold need. */
    private final Map<String, List<DistinctPicks>> held = new HashMap<>();

    JointRows(Map<String, DraftTable> tables) {
        this.tables = tables;
    }

    /** Notes a key that holds. */
    void add(DraftTable table, DistinctPicks key) {
        held.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(key);
    }

    /** How the key and those that hold already do so together, which they do from then on; empty where they cannot. */
    Optional<KeyPicks> hold(DraftTable table, DistinctPicks key) {
        if (key.size() == 0) {
            return Optional.empty();
        }
        List<DistinctPicks> all = Stream.concat(held.getOrDefault(table.name(), List.of()).stream(), Stream.of(key))
                .toList();
        Optional<KeyPicks> picks = picks(table, all, DraftSizes.of(tables, table));
        picks.ifPresent(some -> add(table, key));
        return picks;
    }

    /**
     * Whether keys would hold together, if no other did.
     *
     * @param most rows that the table has, or children that each of its parents has
     */
    boolean hold(DraftTable table, List<DistinctPicks> keys, long most) {
        return picks(table, keys, DraftSizes.of(tables, table).with(most)).isPresent();
    }

    private static Optional<KeyPicks> picks(DraftTable table, List<DistinctPicks> keys, TableSizes sizes) {
        KeyPicks picks = KeyBasis.joined(keys, sizes, table.name());
        boolean possible = picks.isSound()
                && picks.apart().stream()
                        .allMatch(some -> areEnough(some.combinations(sizes, 0), some.needed(sizes, table.name())))
                && picks.joint().stream()
                        .allMatch(some -> areEnough(some.enough(sizes), some.needed(sizes, table.name())))
                && Stream.concat(picks.apart().stream(), picks.joint().stream().flatMap(some -> some.parts().stream()))
                        .allMatch(part -> part.combinations(sizes, 0).compareTo(MAX_COMBINATIONS) <= 0);
        return possible ? Optional.of(picks) : Optional.empty();
    }

    private static boolean areEnough(BigInteger there, long needed) {
        return there.compareTo(BigInteger.valueOf(needed)) >= 0;
    }

    /**
     * As many rows as are there for sure, and of the table itself as many as there can be.
     *
     * @param rows of the table itself
     * @param children of it that a parent has
     */
    private record DraftSizes(Map<String, DraftTable> tables, DraftTable own, long rows, long children)
            implements TableSizes {
        static DraftSizes of(Map<String, DraftTable> tables, DraftTable own) {
            return new DraftSizes(tables, own, own.most, own.mostChildren);
        }

        DraftSizes with(long most) {
            if (own.parent == null) {
                return new DraftSizes(tables, own, most, children);
            }
            double all = (double) most * table(own.parent.targetTable()).most;
            return new DraftSizes(tables, own, (long) Math.min((double) rows, all), most);
        }

        @Override
        public long rows(String name) {
            DraftTable table = table(name);
            return table == own ? rows : Math.min(table.rows, table.most);
        }

        @Override
        public long childrenOfOne(String name) {
            return children(table(name));
        }

        private long children(DraftTable table) {
            return table == own ? children : table.mostChildren;
        }

        @Override
        public long leastDescendants(String name, int generations) {
            return AgreeingRows.least(tables, table(name), new ReferenceKind.Within(null, 0, generations));
        }

        @Override
        public long mostDescendants(String name, int generations) {
            double most = 1;
            DraftTable at = table(name);
            for (int i = 0; i < generations; i++) {
                most = Math.min(MAX_COMBINATIONS.doubleValue(), most * children(at));
                at = at.parent == null ? at : table(at.parent.targetTable());
            }
            return (long) most;
        }

        private DraftTable table(String name) {
            DraftTable table = tables.get(name);
            if (table == null) {
                throw new IllegalArgumentException("no table " + name);
            }
            return table;
        }
    }
}
