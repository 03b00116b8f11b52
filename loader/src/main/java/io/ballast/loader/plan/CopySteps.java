package io.ballast.loader.plan;

import io.ballast.common.bundle.SourceShard;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The steps that fill a staging table: one for each shard, or one for all where the table is made and filled with FREEZE. */
final class CopySteps {
    /** As the generator names shards: the table twice, then the number. */
    private static final Pattern USUAL_PATH = Pattern.compile("data/([^/]+)/(\\1-[0-9]+\\.[a-z.]+)");

    private CopySteps() {}

    static List<CopyStep> of(SearchPath path, TypePlan types, TablePlan table, boolean header) {
        String stagingSchema = path.stagingSchema();
        String place = SqlText.name(stagingSchema, table.name());
        String copySql = StagingSql.copy(place, table.of().schema(), table.wire(), table.staging(), header);
        CopyStatement copy = CopyStatement.of(place, copySql);
        if (table.staging() == StagingKind.FREEZE) {
            TableSchema made = types.staged(stagingSchema, table.of().schema());
            List<String> create = StagingSql.create(path, made, table.staging(), Map.of());
            return List.of(step(table, table.name(), table.of().shards(), create, copy));
        }
        return stepPerShard(table, copy);
    }

    /** One for each shard of the table. */
    static List<CopyStep> stepPerShard(TablePlan table, CopyStatement copy) {
        List<CopyStep> steps = new ArrayList<>();
        for (SourceShard shard : table.of().shards()) {
            steps.add(step(table, subject(shard), List.of(shard), List.of(), copy));
        }
        return steps;
    }

    static Set<StepId> ids(List<CopyStep> steps) {
        return steps.stream().map(CopyStep::id).collect(Collectors.toUnmodifiableSet());
    }

    private static CopyStep step(
            TablePlan table, String subject, List<SourceShard> shards, List<String> before, CopyStatement copy) {
        long cost = shards.stream()
                .mapToLong(shard -> StepCosts.copy(shard, table.wire()))
                .sum();
        return new CopyStep(
                new StepId(StepId.Kind.COPY, subject),
                table.of(),
                shards,
                table.wire(),
                table.staging(),
                before,
                copy,
                cost);
    }

    /** The file's name where it is the only one of that name for sure, else its whole path: the names of steps must differ. */
    private static String subject(SourceShard shard) {
        Matcher usual = USUAL_PATH.matcher(shard.path());
        return usual.matches() ? usual.group(2) : shard.path();
    }
}
