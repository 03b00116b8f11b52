package io.ballast.spec.check;

import io.ballast.spec.ColumnSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.resolve.RowBounds;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/** Checks references that a key makes pick another row each time: that there are enough rows, and that skew leaves some of them. */
final class PickChecks {
    /** What the rows of several tables can be combined to; the generator permutes the combinations. */
    private static final BigInteger MAX_COMBINATIONS = BigInteger.TWO.pow(62);

    private final ResolvedSpec spec;
    private final TableSpec table;
    private final TableSizes sizes;

    private PickChecks(ResolvedSpec spec, TableSpec table) {
        this.spec = spec;
        this.table = table;
        this.sizes = new MostRows(spec);
    }

    /** The most rows that tables can have. */
    private record MostRows(ResolvedSpec spec) implements TableSizes {
        @Override
        public long rows(String table) {
            return spec.bounds().of(table);
        }

        @Override
        public long childrenOfOne(String table) {
            return RowBounds.childrenAtMost(
                    (RowCount.PerParent) spec.table(table).rows());
        }

        @Override
        public long leastDescendants(String table, int generations) {
            return Descent.least(spec.dataset(), table, generations);
        }

        @Override
        public long mostDescendants(String table, int generations) {
            return Descent.most(spec.dataset(), table, generations);
        }
    }

    static void check(ResolvedSpec spec, TableSpec table) {
        PickChecks checks = new PickChecks(spec, table);
        KeyPicks keys = KeyBasis.of(spec.dataset(), table).picks(checks.sizes);
        List<DistinctPicks> all = keys.apart();
        keys.joint().forEach(checks::checkJoint);
        for (DistinctPicks picks : all) {
            checks.checkFree(picks);
            checks.checkExcept(picks);
            checks.checkAlone(picks, all);
            checks.checkEnough(picks);
            checks.checkSkew(picks);
        }
    }

    /** Rows that are picked among a few and must differ besides: the few are the same for all that must differ. */
    private void checkFree(DistinctPicks picks) {
        for (ReferenceKind reference : picks.references()) {
            ReferenceKind.Within within = reference.within();
            if (within != null && (!picks.perParent() || within.group() != null)) {
                throw node(reference)
                        .refused(
                                "a key has nothing but the picked rows of " + reference.table()
                                        + " to be unique by, and these are picked among the rows that agree with other columns,"
                                        + " which are not known to be enough; give the key a column that is unique, or ordinal: number");
            }
        }
    }

    /** A row that is omitted must be the same for all rows that must differ, or differ with them. */
    private void checkExcept(DistinctPicks picks) {
        for (ReferenceKind reference : picks.references()) {
            String except = reference.except();
            if (except == null) {
                continue;
            }
            ValueKind other = spec.column(table, except).value();
            boolean known = !reference.exceptsItself(table.name())
                    && (other instanceof ReferenceKind free ? picks.has(free.group()) : picks.perParent());
            if (!known) {
                throw node(reference)
                        .refused("a key makes the picked rows of " + reference.table() + " differ without column \""
                                + except + "\", whose row is not picked; put \"" + except
                                + "\" into the key, or take \"except\" away");
            }
        }
    }

    private void checkAlone(DistinctPicks picks, List<DistinctPicks> all) {
        for (DistinctPicks other : all) {
            if (!other.equals(picks) && other.overlaps(picks)) {
                boolean rows = !picks.references().isEmpty();
                throw node(picks)
                        .refused("two keys have nothing but " + (rows ? "the picked rows of " : "the values of ")
                                + picks.targets().get(0)
                                + " to be unique by, each with other columns beside it; give one of the keys a column"
                                + " that is unique, or take it away");
            }
        }
    }

    private void checkJoint(JointPicks picks) {
        for (ReferenceKind reference : picks.references()) {
            if (reference.pick() instanceof Zipf) {
                throw node(reference)
                        .refused(
                                "several keys make the picked rows of " + reference.table()
                                        + " differ together with what they have in common, which leaves nothing to skew; use pick: uniform");
            }
        }
        BigInteger enough = picks.enough(sizes);
        long needed = picks.needed(sizes, table.name());
        String targets = String.join(" and ", picks.targets());
        if (enough.compareTo(BigInteger.valueOf(needed)) < 0) {
            throw node(picks)
                    .refused("keys ask for another combination of " + targets + " each time, and there are up to "
                            + needed + " rows here" + below(picks.up()) + " and only " + enough
                            + " combinations that differ in each key");
        }
        for (DistinctPicks part : picks.parts()) {
            BigInteger all = part.combinations(sizes, 0);
            if (all.compareTo(MAX_COMBINATIONS) > 0) {
                throw node(picks)
                        .refused(String.join(" and ", part.targets()) + " have " + all
                                + " combinations; expected at most " + MAX_COMBINATIONS + " to pick from");
            }
        }
    }

    private String below(int up) {
        if (up == JointPicks.ALL_ROWS) {
            return "";
        }
        TableSpec at = Objects.requireNonNull(spec.parent(table));
        for (int i = 0; i < up; i++) {
            at = Objects.requireNonNull(spec.parent(at));
        }
        return " below one row of " + at.name();
    }

    private SpecNode node(JointPicks picks) {
        return picks.references().isEmpty()
                ? spec.node(table, picks.columns().get(0))
                : node(picks.references().get(0));
    }

    private void checkEnough(DistinctPicks picks) {
        BigInteger enough = picks.combinations(sizes, 0);
        String targets = String.join(" and ", picks.targets());
        boolean single = picks.size() == 1;
        boolean rows = picks.columns().isEmpty();
        if (enough.compareTo(BigInteger.valueOf(needed(picks))) < 0) {
            String needed = picks.perParent()
                    ? "a parent has up to " + needed(picks) + " rows"
                    : "there are up to " + needed(picks) + " rows";
            String asked = rows ? (single ? "row" : "combination of rows") : (single ? "value" : "combination");
            throw node(picks)
                    .refused("the key asks for another " + asked + " of " + targets + " each time, and " + needed
                            + " here and only " + enough + " there"
                            + (picks.isWithin() ? " that agree with its other columns" : ""));
        }
        if (enough.compareTo(MAX_COMBINATIONS) > 0) {
            throw node(picks)
                    .refused((rows ? "the rows of " : "") + targets + " have " + enough
                            + " combinations; expected at most " + MAX_COMBINATIONS + " to pick from");
        }
    }

    private void checkSkew(DistinctPicks picks) {
        for (ReferenceKind reference : picks.references()) {
            if (!(reference.pick() instanceof Zipf zipf)) {
                continue;
            }
            if (reference.within() != null) {
                throw node(reference)
                        .refused("a key makes the picked rows of " + reference.table()
                                + " differ, and they are picked among the few that agree with other columns, which leaves"
                                + " nothing to skew; use pick: uniform");
            }
            if (picks.size() > 1) {
                throw node(reference)
                        .refused("the combinations of rows of " + String.join(" and ", picks.targets())
                                + " are uniformly distributed, so that none comes twice; use pick: uniform, or let the rows belong to one of"
                                + " the tables by \"per\" and \"count\" to have skew");
            }
            if (!picks.perParent()) {
                throw node(reference)
                        .refused("each row of " + reference.table()
                                + " is picked at most once, which leaves nothing to skew; use pick: uniform");
            }
            double left = zipf.probability((double) needed(picks), (double) zipf.max());
            if (left < Distribution.MIN_PROBABILITY) {
                throw node(reference)
                        .refused("a parent has up to " + needed(picks) + " rows, each with another row of "
                                + reference.table()
                                + ", and once the likeliest are taken, fewer than one draw in a hundred"
                                + " hits one of the others; use a smaller exponent, fewer children or pick: uniform");
            }
        }
    }

    private long needed(DistinctPicks picks) {
        return picks.needed(sizes, table.name());
    }

    /** At the first reference, or at the first column where there is none. */
    private SpecNode node(DistinctPicks picks) {
        return picks.references().isEmpty()
                ? spec.node(table, picks.columns().get(0))
                : node(picks.references().get(0));
    }

    private SpecNode node(ReferenceKind reference) {
        ColumnSpec first = table.columns().stream()
                .filter(column -> reference.equals(column.value()))
                .findFirst()
                .orElseThrow();
        return spec.node(table, first);
    }
}
