package io.ballast.spec.check;

import io.ballast.spec.ColumnSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.resolve.RowBounds;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;

/** Checks references that a key makes pick another row each time: that there are enough rows, and that skew leaves some of them. */
final class PickChecks {
    /** What the rows of several tables can be combined to; the generator permutes the combinations. */
    private static final BigInteger MOST_COMBINATIONS = BigInteger.TWO.pow(62);

    private final ResolvedSpec spec;
    private final TableSpec table;

    private PickChecks(ResolvedSpec spec, TableSpec table) {
        this.spec = spec;
        this.table = table;
    }

    static void check(ResolvedSpec spec, TableSpec table) {
        PickChecks checks = new PickChecks(spec, table);
        List<DistinctPicks> all = KeyBasis.of(spec.dataset(), table).distinctPicks();
        for (DistinctPicks picks : all) {
            checks.checkFree(picks);
            checks.checkAlone(picks, all);
            checks.checkEnough(picks);
            checks.checkSkew(picks);
        }
    }

    /** Rows that are picked among a few and must differ besides: the few are not known to be enough. */
    private void checkFree(DistinctPicks picks) {
        for (ReferenceKind reference : picks.references()) {
            if (reference.within() != null) {
                throw node(reference)
                        .refused(
                                "a key has nothing but the picked rows of " + reference.table()
                                        + " to be unique by, and these are picked among the rows that agree with other columns,"
                                        + " which are not known to be enough; give the key a column that is unique, or ordinal: number");
            }
        }
    }

    private void checkAlone(DistinctPicks picks, List<DistinctPicks> all) {
        for (ReferenceKind reference : picks.references()) {
            if (all.stream().anyMatch(other -> !other.equals(picks) && other.has(reference.group()))) {
                throw node(reference)
                        .refused("two keys have nothing but the picked rows of " + reference.table()
                                + " to be unique by, each with other columns beside it; give one of the keys a column"
                                + " that is unique, or take it away");
            }
        }
    }

    private void checkEnough(DistinctPicks picks) {
        BigInteger enough = picks.references().stream()
                .map(reference -> BigInteger.valueOf(spec.bounds().of(reference.table())))
                .reduce(BigInteger.ONE, BigInteger::multiply);
        String targets = targets(picks);
        boolean single = picks.references().size() == 1;
        if (enough.compareTo(BigInteger.valueOf(needed(picks))) < 0) {
            String needed = picks.perParent()
                    ? "a parent has up to " + needed(picks) + " rows"
                    : "there are up to " + needed(picks) + " rows";
            throw node(picks.references().get(0))
                    .refused("the key asks for another " + (single ? "row" : "combination of rows") + " of " + targets
                            + " each time, and " + needed + " here and only " + enough + " there");
        }
        if (enough.compareTo(MOST_COMBINATIONS) > 0) {
            throw node(picks.references().get(0))
                    .refused("the rows of " + targets + " have " + enough + " combinations; expected at most "
                            + MOST_COMBINATIONS + " to pick from");
        }
    }

    private void checkSkew(DistinctPicks picks) {
        for (ReferenceKind reference : picks.references()) {
            if (!(reference.pick() instanceof Zipf zipf)) {
                continue;
            }
            if (picks.references().size() > 1) {
                throw node(reference)
                        .refused("the combinations of rows of " + targets(picks)
                                + " are uniformly distributed, so that none comes twice; use pick: uniform, or let the rows hang from one of"
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
        return picks.perParent()
                ? RowBounds.childrenAtMost((RowCount.PerParent) table.rows())
                : spec.bounds().of(table.name());
    }

    private static String targets(DistinctPicks picks) {
        return String.join(
                " and ", picks.references().stream().map(ReferenceKind::table).toList());
    }

    private SpecNode node(ReferenceKind reference) {
        ColumnSpec first = table.columns().stream()
                .filter(column -> reference.equals(column.value()))
                .findFirst()
                .orElseThrow();
        return spec.node(table, first);
    }
}
