package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.bundle.ValueSetting;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.SqlPart;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns a bundle, the user's options and what was found on the server into a plan, or refuses the target. Pure: the same
 * values make the same plan.
 */
public final class LoadPlanner {
    private final Predicate<ColumnType> hasBinaryForm;

    public LoadPlanner() {
        this(ColumnType::hasBinaryForm);
    }

    /** A planner with another opinion of which column types can travel in binary to any target. */
    LoadPlanner(Predicate<ColumnType> hasBinaryForm) {
        this.hasBinaryForm = hasBinaryForm;
    }

    /**
     * Plans the load, or what is left of one that is resumed.
     *
     * @param newLoadId the id of the load, if it is a new one
     * @throws io.ballast.common.error.BallastException (TARGET_REFUSED, USAGE) when the load must not start
     */
    public LoadPlan plan(Manifest manifest, LoadOptions options, TargetFacts facts, UUID newLoadId) {
        return plan(manifest, options, facts, FillFacts.NONE, newLoadId);
    }

    /** As the other one, for a load that may fill tables as they are. */
    public LoadPlan plan(
            Manifest manifest, LoadOptions options, TargetFacts facts, FillFacts fillFacts, UUID newLoadId) {
        TargetChecks checks = new TargetChecks(manifest, options, facts);
        checks.check();
        ReadingChecks.check(manifest, options);
        SetAsideChecks.check(manifest, options);
        @Nullable StagedLoad staged = options.start() == StartMode.RESUME ? facts.staged() : null;
        @Nullable EarlierLoad done = checks.alreadyPublished();
        FillPlan fill = withLateKeys(FillDecision.of(manifest, options, fillFacts), manifest, options, facts);
        if (done == null) {
            new FillChecks(manifest, options, facts, fillFacts).check(fill);
        }
        String bundleId = BundleIdentity.of(manifest, options.constraints());
        String stagingSchema = BundleIdentity.stagingSchema(bundleId, options.schema());
        TypePlan types = new TypePlan(manifest, options, facts);
        TableChoices choices = new TableChoices(
                manifest, options, fill, staged, facts.server(), new BinaryForms(hasBinaryForm, types));
        List<TablePlan> tables = manifest.tables().stream().map(choices::choose).toList();
        UUID loadId = done != null ? done.id() : staged != null ? staged.load().id() : newLoadId;
        SortMemory sortMemory = SortMemory.of(manifest, options.sortMemoryKib());
        TransactionSettings session = SessionSettings.ofLoad(facts.server(), sortMemory)
                .with(options.source().readWith());
        SearchPath path = new SearchPath(stagingSchema, options.schemas());
        List<Step> steps = steps(manifest, options, facts, fill, session, path, tables, loadId);
        return new LoadPlan(
                manifest,
                options,
                facts.server(),
                new LoadIdentity(
                        loadId, bundleId, facts.journal().schema(), stagingSchema, staged != null, done != null),
                new Removals(checks.removes(), checks.removedLoads()),
                new LoadWork(
                        tables,
                        fill,
                        session,
                        stage(path, types, tables, staged),
                        done != null
                                ? List.of()
                                : ordered(RemainingSteps.of(steps, staged), options, facts.server(), sortMemory),
                        PublishSql.of(manifest, options, facts, fill, stagingSchema, session),
                        PublishSql.replaced(manifest, options, facts)),
                Estimates.of(manifest, options, sortMemory),
                findings(manifest, options, facts, fill));
    }

    private static FillPlan withLateKeys(FillPlan fill, Manifest manifest, LoadOptions options, TargetFacts facts) {
        if (options.mode() != LoadMode.FILL) {
            return fill;
        }
        List<SourceTable> appended = manifest.tables().stream()
                .filter(table -> !fill.inPlace().contains(table.name()))
                .toList();
        return fill.withLate(
                AppendOrder.of(appended, facts.schema().existing(), true).late());
    }

    private static List<String> findings(Manifest manifest, LoadOptions options, TargetFacts facts, FillPlan fill) {
        List<String> findings = new ArrayList<>();
        Unproven.of(manifest).ifPresent(what -> findings.add("not known beforehand, so not provable: " + what + "."));
        if (options.source().isReadOnce()) {
            findings.add(
                    "read once, as it comes: sizes and numbers of rows are not known, and a load that breaks off starts over.");
        }
        SetAsideChecks.inWords(options).ifPresent(findings::add);
        if (!options.source().unchecked().isEmpty()) {
            findings.add("declared, not enforced: "
                    + String.join("; ", options.source().unchecked()) + ".");
        }
        if (!options.source().notTables().isEmpty()) {
            findings.add("passed over, as it is no table: "
                    + String.join(", ", options.source().notTables()) + ".");
        }
        if (!manifest.omitted().isEmpty()) {
            findings.add("omitted, as requested: " + String.join(", ", manifest.omitted()) + ".");
        }
        if (!manifest.sqlParts().isEmpty() && !options.mode().keepsTables()) {
            findings.add("runs SQL text of the " + options.source().kind() + ", as requested: "
                    + manifest.sqlParts().stream().map(SqlPart::what).collect(Collectors.joining(", ")) + ".");
        }
        NotCompared.of(manifest, options)
                .ifPresent(columns ->
                        findings.add("not compared, as only the server knows these values: " + columns + "."));
        ValueSetting.inWords(options.source().readWith())
                .ifPresent(what -> findings.add("the server reads the values with " + what + "."));
        DroppedColumns.of(manifest, options, facts)
                .ifPresent(columns -> findings.add("columns of the old tables that the "
                        + options.source().kind() + " does not have are dropped: " + columns + "."));
        fill.late().forEach(key -> findings.add(key.note()));
        findings.addAll(fill.notes());
        findings.addAll(ServerAdvice.of(facts.server(), manifest));
        return findings;
    }

    private static List<Step> steps(
            Manifest manifest,
            LoadOptions options,
            TargetFacts facts,
            FillPlan fill,
            TransactionSettings session,
            SearchPath path,
            List<TablePlan> tables,
            UUID loadId) {
        String stagingSchema = path.stagingSchema();
        TypePlan types = new TypePlan(manifest, options, facts);
        boolean finish = options.constraints() && !options.mode().keepsTables();
        List<Step> steps = new ArrayList<>(
                new FillSteps(stagingSchema, manifest, options, facts.server(), session).of(tables, fill));
        Map<String, List<CopyStep>> copied = new LinkedHashMap<>();
        for (TablePlan table : tables) {
            if (table.staging() != StagingKind.IN_PLACE) {
                copied.put(
                        table.name(),
                        CopySteps.of(path, types, table, manifest.dialect().header()));
            }
        }
        for (TablePlan table : tables) {
            List<CopyStep> copies = copied.get(table.name());
            if (copies == null) {
                continue;
            }
            steps.addAll(copies);
            TableSteps finishing =
                    new TableSteps(path, table.of(), CopySteps.ids(copies), heirs(manifest, options, table, copied));
            if (table.staging() == StagingKind.UNLOGGED) {
                finishing.log(JournalSql.keepShards(facts.journal().schema(), loadId, table.name()));
            }
            if (finish) {
                finishing.indexesAndKeys();
                finishing.checks();
            }
            if (options.analyze() && !options.mode().keepsTables()) {
                finishing.analyze();
            }
            if (options.verify() != VerifyLevel.NONE) {
                finishing.verify(options.verify() == VerifyLevel.FULL);
            }
            steps.addAll(finishing.steps());
        }
        if (finish) {
            steps.addAll(ForeignKeySteps.of(stagingSchema, tables, facts.server()));
        }
        return steps;
    }

    /** The tables whose staging tables inherit from that of the table, with the steps that bring their rows. */
    private static Map<String, Set<StepId>> heirs(
            Manifest manifest, LoadOptions options, TablePlan table, Map<String, List<CopyStep>> copied) {
        if (options.mode().keepsTables()) {
            return Map.of();
        }
        Map<String, Set<StepId>> heirs = new LinkedHashMap<>();
        Inheritance.heirs(table.name(), schemas(manifest))
                .forEach(heir -> heirs.put(heir, CopySteps.ids(copied.getOrDefault(heir, List.of()))));
        return heirs;
    }

    private static List<TableSchema> schemas(Manifest manifest) {
        return manifest.tables().stream().map(SourceTable::schema).toList();
    }

    private static List<Step> ordered(List<Step> steps, LoadOptions options, ServerFacts server, SortMemory memory) {
        String maxWorkers = server.setting("max_parallel_maintenance_workers");
        return StepOrder.of(steps, options.jobs(), maxWorkers == null ? 0 : Integer.parseInt(maxWorkers), memory);
    }

    /** Tables that a FREEZE step makes by itself are left to it. */
    private static List<String> stage(
            SearchPath path, TypePlan types, List<TablePlan> tables, @Nullable StagedLoad staged) {
        String stagingSchema = path.stagingSchema();
        List<String> statements = new ArrayList<>(staged == null ? types.create(stagingSchema) : List.of());
        Map<String, TableSchema> schemas = tables.stream()
                .collect(Collectors.toMap(TablePlan::name, table -> table.of().schema()));
        for (TablePlan table :
                Inheritance.parentsFirst(tables, table -> table.of().schema())) {
            boolean emptied = staged != null && staged.emptied().contains(table.name());
            if (emptied) {
                statements.add("DROP TABLE " + SqlText.name(stagingSchema, table.name()));
            }
            boolean there = staged != null && staged.tables().containsKey(table.name()) && !emptied;
            if (!there && table.staging() != StagingKind.FREEZE && table.staging() != StagingKind.IN_PLACE) {
                statements.addAll(StagingSql.create(
                        path, types.staged(stagingSchema, table.of().schema()), table.staging(), schemas));
            }
        }
        return statements;
    }
}
