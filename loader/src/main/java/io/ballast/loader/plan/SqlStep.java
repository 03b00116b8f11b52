package io.ballast.loader.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Statements that finish a table once its rows are there, run in one transaction.
 *
 * @param makes what the catalog shows once they are done, so that neither a resumed load nor a second attempt runs them again
 */
public record SqlStep(
        StepId id,
        LoadPhase phase,
        String table,
        List<String> sql,
        Made makes,
        Set<StepId> needs,
        Set<String> holds,
        long cost)
        implements Step {
    public SqlStep {
        sql = List.copyOf(sql);
        needs = Set.copyOf(needs);
        holds = Set.copyOf(holds);
    }

    @Override
    public List<String> statements() {
        return sql;
    }

    @Override
    public Step withNeeds(Set<StepId> others) {
        return new SqlStep(id, phase, table, sql, makes, others, holds, cost);
    }

    /** The same step with these statements before its own. */
    SqlStep startingWith(List<String> statements) {
        List<String> all = new ArrayList<>(statements);
        all.addAll(sql);
        return new SqlStep(id, phase, table, all, makes, needs, holds, cost);
    }

    /** What a step leaves in the catalog. */
    public sealed interface Made {
        boolean standsIn(StagedTable table);
    }

    /** Valid indexes of these names. */
    public record Indexes(Set<String> names) implements Made {
        @Override
        public boolean standsIn(StagedTable table) {
            return table.indexes().containsAll(names);
        }
    }

    /** Constraints of these names, validated or not. */
    public record Constraints(Set<String> names) implements Made {
        @Override
        public boolean standsIn(StagedTable table) {
            return table.constraints().keySet().containsAll(names);
        }
    }

    /** Constraints of these names that all rows were checked against. */
    public record Validated(Set<String> names) implements Made {
        @Override
        public boolean standsIn(StagedTable table) {
            return names.stream().allMatch(name -> table.constraints().getOrDefault(name, false));
        }
    }

    /** Checks of these names: some that all rows were checked against, some that the server does not check. */
    public record Checked(Set<String> enforced, Set<String> others) implements Made {
        @Override
        public boolean standsIn(StagedTable table) {
            return new Validated(enforced).standsIn(table) && new Constraints(others).standsIn(table);
        }
    }

    /** The table in the write-ahead log. */
    public record Logged() implements Made {
        @Override
        public boolean standsIn(StagedTable table) {
            return !table.unlogged();
        }
    }

    /** Statistics. */
    public record Statistics() implements Made {
        @Override
        public boolean standsIn(StagedTable table) {
            return table.analyzed();
        }
    }
}
