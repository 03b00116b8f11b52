package io.ballast.introspect.draft;

import io.ballast.common.schema.Exclusion;
import io.ballast.introspect.facts.LiveExclusion;
import java.util.List;

/** Keeps the exclusion constraints that hold by construction: those with a column that no two rows have alike, and those over ranges that lie apart. */
final class Exclusions {
    private Exclusions() {}

    static void keep(DraftTable table, SqlFit fit, Notes notes) {
        for (LiveExclusion facts : table.facts.constraints().exclusions()) {
            if (facts.ofKey()) {
                continue; // the key says it
            }
            String reason = fit.reason(facts.uses());
            String what = "exclusion constraint \"" + facts.name() + "\" omitted: ";
            if (!reason.isEmpty() || !hasColumns(table, facts.constraint())) {
                notes.riskOfTable(table.name(), what + (reason.isEmpty() ? "one of its columns is" : reason));
            } else if (!isPromised(table, facts)) {
                notes.riskOfTable(
                        table.name(), what + "the generator cannot promise that no two rows exclude each other");
            } else {
                table.exclusions.add(facts.constraint());
            }
        }
    }

    /**
     * Names those that rows may break, where the tables have them and the spec need not say so.
     *
     * @param occupied whether the table has rows
     */
    static void name(DraftTable table, boolean occupied, Notes notes) {
        for (LiveExclusion facts : table.facts.constraints().exclusions()) {
            if (!isPromised(table, facts)) {
                notes.riskOfTable(
                        table.name(),
                        (facts.ofKey() ? "key" : "exclusion constraint") + " \"" + facts.name()
                                + "\": two rows may exclude each other");
                if (occupied) {
                    notes.refuseValues("table \"" + table.name() + "\": rows that are there may exclude new ones by \""
                            + facts.name() + "\"");
                }
            }
        }
    }

    /** Expressions have no names; what they use is looked at elsewhere. */
    private static boolean hasColumns(DraftTable table, Exclusion constraint) {
        return constraint.columns().isEmpty() || Selection.hasAll(table, constraint.columns());
    }

    /** Whether rows keep what a key with WITHOUT OVERLAPS over these columns excludes. */
    static boolean isPromised(DraftTable table, List<String> key) {
        return table.facts.constraints().exclusions().stream()
                .filter(LiveExclusion::ofKey)
                .filter(facts -> facts.constraint().columns().equals(key))
                .anyMatch(facts -> isPromised(table, facts));
    }

    private static boolean isPromised(DraftTable table, LiveExclusion facts) {
        return table.apart.contains(facts.name()) || hasColumnApart(table, facts.constraint());
    }

    private static boolean hasColumnApart(DraftTable table, Exclusion constraint) {
        return constraint.elements().stream()
                .anyMatch(element -> element.operator().equals("=")
                        && element.of().column() != null
                        && Keys.isApart(table, element.of().column()));
    }
}
