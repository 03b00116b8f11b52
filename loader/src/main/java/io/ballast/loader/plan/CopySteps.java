package io.ballast.loader.plan;

import io.ballast.common.bundle.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The steps that fill a staging table: one for each shard, or one for all where the table is made and filled with FREEZE. */
final class CopySteps {
    private CopySteps() {}

    static List<CopyStep> of(String stagingSchema, TablePlan table, boolean header) {
        String copySql = StagingSql.copy(stagingSchema, table.of().schema(), table.wire(), table.staging(), header);
        if (table.staging() == StagingKind.FREEZE) {
            List<String> create = StagingSql.create(stagingSchema, table.of().schema(), table.staging());
            return List.of(step(table, table.name(), table.of().shards(), create, copySql));
        }
        List<CopyStep> steps = new ArrayList<>();
        for (Shard shard : table.of().shards()) {
            steps.add(step(table, fileName(shard), List.of(shard), List.of(), copySql));
        }
        return steps;
    }

    static Set<String> names(List<CopyStep> steps) {
        return steps.stream().map(CopyStep::name).collect(Collectors.toUnmodifiableSet());
    }

    private static CopyStep step(
            TablePlan table, String subject, List<Shard> shards, List<String> before, String copySql) {
        long cost = shards.stream()
                .mapToLong(shard -> StepCosts.copy(shard, table.wire()))
                .sum();
        return new CopyStep(
                "copy " + subject, table.of(), shards, table.wire(), table.staging(), before, copySql, cost);
    }

    private static String fileName(Shard shard) {
        return shard.path().substring(shard.path().lastIndexOf('/') + 1);
    }
}
