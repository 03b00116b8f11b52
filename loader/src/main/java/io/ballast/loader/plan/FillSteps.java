package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steps for tables that are filled in place: their rows, what was taken away from them, statistics and the comparison. What is the
 * user's in them, such as functions of checks and defaults, runs under the role's own settings; while the server reads text, only the
 * search path is the role's, since the others would change what the text means.
 */
final class FillSteps {
    private final String stagingSchema;
    private final Manifest manifest;
    private final LoadOptions options;
    private final TransactionSettings own;
    private final TransactionSettings session;
    private final List<Step> steps = new ArrayList<>();

    /** @param session the settings that transactions of the load have otherwise */
    FillSteps(
            String stagingSchema,
            Manifest manifest,
            LoadOptions options,
            ServerFacts server,
            TransactionSettings session) {
        this.stagingSchema = stagingSchema;
        this.manifest = manifest;
        this.options = options;
        this.own = TransactionSettings.of(server.role().own());
        this.session = session;
    }

    List<Step> of(List<TablePlan> tables, FillPlan fill) {
        Map<String, SourceTable> filled = new HashMap<>();
        Map<String, Set<StepId>> copied = new HashMap<>();
        for (TablePlan table : tables) {
            if (table.staging() == StagingKind.IN_PLACE) {
                filled.put(table.name(), table.of());
                copied.put(table.name(), copy(table));
            }
        }
        RestorationSteps restoring = new RestorationSteps(stagingSchema, options.schemas(), filled, copied);
        steps.addAll(restoring.of(fill.beforePublishing()));
        filled.values().forEach(table -> finish(table, restoring.finished(table.name())));
        return steps;
    }

    private Set<StepId> copy(TablePlan table) {
        TransactionSettings settings = table.wire() == WireFormat.BINARY ? own : own.only(Set.of("search_path"));
        String place = options.schemas().sql(table.name());
        String copy = StagingSql.copy(
                place,
                table.of().schema(),
                table.wire(),
                table.staging(),
                manifest.dialect().header());
        TransactionSettings before = session.only(settings.values().keySet());
        List<CopyStep> copies =
                CopySteps.stepPerShard(table, new CopyStatement(place, sql(settings), copy, sql(before)));
        steps.addAll(copies);
        return CopySteps.ids(copies);
    }

    private static List<String> sql(TransactionSettings settings) {
        return settings.values().isEmpty() ? List.of() : List.of(settings.sql());
    }

    private void finish(SourceTable table, Set<StepId> needs) {
        if (options.analyze()) {
            List<String> sql = new ArrayList<>(sql(own));
            sql.add("ANALYZE " + options.schemas().sql(table.name()));
            steps.add(new SqlStep(
                    new StepId(StepId.Kind.ANALYZE, table.name()),
                    LoadPhase.ANALYZE,
                    table.name(),
                    sql,
                    new SqlStep.Statistics(),
                    needs,
                    Set.of(table.name()),
                    StepCosts.analyze()));
        }
        if (options.verify() != VerifyLevel.NONE) {
            boolean full = options.verify() == VerifyLevel.FULL;
            StepId id = new StepId(StepId.Kind.VERIFY, table.name());
            steps.add(new VerifyStep(id, table, full, needs, StepCosts.verify(table, full)));
        }
    }
}
