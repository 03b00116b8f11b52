package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.SqlText;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a load will do from where it stands: the whole of it for a new one, the rest for one that is resumed.
 *
 * @param findings what CHECK wants people to know about the server
 */
public record LoadPlan(
        Manifest manifest,
        LoadOptions options,
        ServerFacts server,
        LoadIdentity identity,
        Removals removals,
        LoadWork work,
        Estimates estimates,
        List<String> findings) {
    public LoadPlan {
        findings = List.copyOf(findings);
    }

    public UUID loadId() {
        return identity.id();
    }

    public String bundleId() {
        return identity.bundleId();
    }

    public String journalSchema() {
        return identity.journalSchema();
    }

    public String stagingSchema() {
        return identity.stagingSchema();
    }

    public boolean resumed() {
        return identity.resumed();
    }

    public boolean finished() {
        return identity.finished();
    }

    public FillPlan fill() {
        return work.fill();
    }

    /** The statements of STAGE: staging tables are made, and from tables that are filled in place things are taken away. */
    public List<String> stageSql() {
        return Stream.concat(
                        work.stage().stream(), fill().removals().stream().flatMap(removal -> removal.sql().stream()))
                .toList();
    }

    /** The tables whose rows go from staging tables into tables that are there. */
    public List<SourceTable> appended() {
        return options.mode().keepsTables()
                ? manifest.tables().stream()
                        .filter(table -> !fill().inPlace().contains(table.name()))
                        .toList()
                : List.of();
    }

    /** Where the rows of the table are until the load is published: its staging table, or itself; with its schema, and quoted. */
    public String placeOf(SourceTable table) {
        return fill().inPlace().contains(table.name())
                ? options.schemas().sql(table.name())
                : SqlText.name(stagingSchema(), table.name());
    }

    public List<TablePlan> tables() {
        return work.tables();
    }

    public TransactionSettings session() {
        return work.session();
    }

    public List<Step> steps() {
        return work.steps();
    }

    /** The load's name in messages and in {@code application_name}: the first eight digits of its id. */
    public String loadName() {
        return shortName(loadId());
    }

    private static String shortName(UUID id) {
        return id.toString().substring(0, 8);
    }

    /** What {@code application_name} begins with in the sessions of a load. */
    public static String sessionName(UUID id) {
        return "ballast load " + shortName(id);
    }

    /** Settings of the transaction that publishes: its commit, the last one, takes all before it to the disk. */
    public TransactionSettings publishSettings() {
        String own = server.setting("synchronous_commit");
        return session()
                .with("synchronous_commit", own == null || own.equals("off") ? "on" : own)
                .with("application_name", "ballast load " + loadName() + " publish");
    }

    public List<Step> steps(LoadPhase phase) {
        return steps().stream().filter(step -> step.phase() == phase).collect(Collectors.toUnmodifiableList());
    }

    /** How many steps are left whose work journal and catalog will show to another attempt; verifying shows nowhere. */
    public int lastingSteps() {
        return Math.toIntExact(
                steps().stream().filter(step -> !(step instanceof VerifyStep)).count());
    }

    /** Whether the staging tables stay out of the write-ahead log, and their journal with them. */
    public boolean unlogged() {
        return tables().stream().anyMatch(table -> table.staging() == StagingKind.UNLOGGED);
    }
}
