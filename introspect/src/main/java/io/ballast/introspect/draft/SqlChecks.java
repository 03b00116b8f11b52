package io.ballast.introspect.draft;

import io.ballast.common.schema.CheckTraits;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.common.schema.SqlCheck;
import io.ballast.common.schema.SqlExpression;
import io.ballast.introspect.sql.Condition;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.ReferenceKind;
import java.util.List;

/**
 * Keeps the checks that the values keep: under their names, as checks of columns where these say the same in the same words, in SQL
 * otherwise.
 */
final class SqlChecks {
    private final DraftTable table;
    private final SqlFit fit;
    private final Notes notes;

    private SqlChecks(DraftTable table, SqlFit fit, Notes notes) {
        this.table = table;
        this.fit = fit;
        this.notes = notes;
    }

    static void keep(DraftTable table, SqlFit fit, Notes notes) {
        SqlChecks checks = new SqlChecks(table, fit, notes);
        table.checks.forEach(checks::keep);
    }

    private void keep(DraftCheck check) {
        if (table.leftChecks.contains(check.facts().name())) {
            return;
        }
        if (!check.facts().enforced()) {
            keepSql(check, List.of());
            return;
        }
        if (check.byRows()) {
            keepSql(check, replaced(check));
            return;
        }
        if (!check.understood() || table.brokenChecks.contains(check.facts().name())) {
            return; // it has been said
        }
        if (!hold(table, check)) {
            notes.riskOfTable(table.name(), check.line());
        } else if (check.isPlain() && isAlone(check) && check.facts().traits().equals(CheckTraits.ALL)) {
            label(check);
        } else {
            keepSql(check, replaced(check));
        }
    }

    /** Whether the values keep the check, so that the table can have it. */
    static boolean isKept(DraftTable table, DraftCheck check) {
        return !check.facts().enforced()
                || check.byRows()
                || (check.understood()
                        && !table.brokenChecks.contains(check.facts().name())
                        && hold(table, check));
    }

    /** Whether the values still come about as the check supposes. */
    private static boolean hold(DraftTable table, DraftCheck check) {
        for (Condition condition : check.conditions()) {
            DraftColumn column = table.column(condition.column());
            boolean holds = holds(column, condition);
            if (!holds) {
                return false;
            }
        }
        return check.columns().stream().allMatch(name -> table.column(name).check != null);
    }

    /** Whether values of the column come about as a condition of it supposes. */
    static boolean holds(DraftColumn column, Condition condition) {
        if (condition instanceof Condition.Matches) {
            return (column.kind instanceof PatternKind && column.pattern != null)
                    || RegexFit.keeps(column.found(), column.regex);
        }
        if (condition instanceof Condition.Size
                || condition instanceof Condition.JsonType
                || condition instanceof Condition.Within) {
            return !(column.kind instanceof ReferenceKind) && !(column.kind instanceof ParentKind);
        }
        return !(condition instanceof Condition.Null) || !column.nullable;
    }

    /** Whether no other check of the table, and no type, says something of the column too. */
    private boolean isAlone(DraftCheck check) {
        String name = check.columns().iterator().next();
        DraftColumn column = table.column(name);
        boolean ofType = column.facts.type().domain() != null
                || !column.facts.type().labels().isEmpty();
        return !ofType
                && column.ownCheck() != null
                && table.checks.stream()
                        .noneMatch(other -> !other.equals(check)
                                && other.facts().enforced()
                                && other.columns().contains(name));
    }

    private void label(DraftCheck check) {
        table.checkLabels.put(
                check.columns().iterator().next(),
                new ObjectLabel(check.facts().name(), check.facts().comment()));
    }

    private List<String> replaced(DraftCheck check) {
        return check.columns().stream()
                .filter(name -> table.column(name).ownCheck() != null)
                .sorted()
                .toList();
    }

    private void keepSql(DraftCheck check, List<String> insteadOf) {
        String text = check.facts().text();
        String reason = text == null
                ? "it is no constraint there"
                : fit.reason(check.facts().uses());
        if (text == null || !reason.isEmpty()) {
            notes.ofTable(table.name(), "check \"" + check.facts().name() + "\" omitted: " + reason);
            return;
        }
        CheckTraits traits = check.facts().traits();
        table.sqlChecks.add(new SqlCheck(
                new ObjectLabel(check.facts().name(), check.facts().comment()),
                new SqlExpression(text),
                table.partitioning == null ? traits : new CheckTraits(traits.enforced(), traits.valid(), false),
                insteadOf));
    }
}
