package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * All that a load will do from where it stands: the whole of it for a new one, the rest for one that is resumed.
 *
 * @param resumed whether an earlier load is resumed, so that staging schema and journal row are there
 * @param finished whether there is nothing left to do, because this very load has been published already
 * @param removes staging schemas of earlier loads that are dropped first
 * @param removedLoads their ids in the journal, where they have one
 * @param stage statements that make the staging tables that are still missing
 * @param steps work for the connections, from COPY to VERIFY, in the order in which they take what may begin
 * @param publish statements of the transaction that ends the load
 * @param replacedTables names of tables that are there and will be replaced
 * @param findings what CHECK wants people to know about the server
 */
public record LoadPlan(
        Manifest bundle,
        String bundleId,
        LoadOptions options,
        ServerFacts server,
        String journalSchema,
        UUID loadId,
        String stagingSchema,
        boolean resumed,
        boolean finished,
        List<String> removes,
        List<UUID> removedLoads,
        List<TablePlan> tables,
        TransactionSettings session,
        List<String> stage,
        List<Step> steps,
        List<PublishStatement> publish,
        List<String> replacedTables,
        Estimates estimates,
        List<String> findings) {
    public LoadPlan {
        removes = List.copyOf(removes);
        removedLoads = List.copyOf(removedLoads);
        tables = List.copyOf(tables);
        stage = List.copyOf(stage);
        steps = List.copyOf(steps);
        publish = List.copyOf(publish);
        replacedTables = List.copyOf(replacedTables);
        findings = List.copyOf(findings);
    }

    /** The load's name in messages and in {@code application_name}: the first eight digits of its id. */
    public String loadName() {
        return loadId.toString().substring(0, 8);
    }

    /** Settings of the transaction that publishes: its commit, the last one, takes all before it to the disk. */
    public TransactionSettings publishSettings() {
        String own = server.setting("synchronous_commit");
        return session.with("synchronous_commit", own == null || own.equals("off") ? "on" : own)
                .with("application_name", "ballast load " + loadName() + " publish");
    }

    public List<Step> steps(LoadPhase phase) {
        return steps.stream().filter(step -> step.phase() == phase).collect(Collectors.toUnmodifiableList());
    }

    /** How many steps are left whose work journal and catalog will show to another attempt; verifying shows nowhere. */
    public int lastingSteps() {
        return Math.toIntExact(
                steps.stream().filter(step -> !(step instanceof VerifyStep)).count());
    }

    /** Whether the staging tables stay out of the write-ahead log, and their journal with them. */
    public boolean unlogged() {
        return tables.stream().anyMatch(table -> table.staging() == StagingKind.UNLOGGED);
    }
}
