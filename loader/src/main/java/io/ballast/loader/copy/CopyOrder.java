package io.ballast.loader.copy;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.loader.journal.LoadJournal;
import io.ballast.loader.plan.CopyStatement;
import io.ballast.loader.plan.CopyStep;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.SqlTrust;
import io.ballast.loader.plan.StagingKind;
import io.ballast.loader.plan.StepId;
import io.ballast.loader.plan.TransactionSettings;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.plan.WireFormat;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.WorkSession;
import java.io.Serializable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A COPY step as another process is told of it: all it needs beside the source and the target. Nothing in it is secret.
 *
 * @param shards their paths
 */
public record CopyOrder(
        OfLoad load,
        StepId id,
        String table,
        List<String> shards,
        WireFormat wire,
        StagingKind kind,
        List<String> before,
        CopyStatement copy)
        implements Serializable {
    public CopyOrder {
        shards = List.copyOf(shards);
        before = List.copyOf(before);
    }

    /**
     * What all orders of a load have in common.
     *
     * @param descriptionSha256 of the source that was planned with
     * @param withoutSql whether the source is loaded without what its SQL text makes
     * @param digests whether the journal keeps what each shard adds to the digest of its table
     * @param session settings of each transaction
     */
    public record OfLoad(
            String journalSchema,
            UUID loadId,
            String descriptionSha256,
            boolean withoutSql,
            boolean digests,
            TransactionSettings session)
            implements Serializable {
        static OfLoad of(LoadPlan plan) {
            return new OfLoad(
                    plan.journalSchema(),
                    plan.loadId(),
                    plan.manifest().descriptionSha256(),
                    plan.options().sqlTrust() == SqlTrust.OMIT
                            && !plan.options().mode().keepsTables(),
                    plan.options().verify() == VerifyLevel.FULL,
                    plan.session());
        }
    }

    public static CopyOrder of(LoadPlan plan, CopyStep step) {
        return new CopyOrder(
                OfLoad.of(plan),
                step.id(),
                step.table(),
                step.shards().stream().map(SourceShard::path).toList(),
                step.wire(),
                step.kind(),
                step.before(),
                step.copy());
    }

    /** What the step is called in messages and in {@code application_name}. */
    public String name() {
        return id.name();
    }

    /**
     * Copies the shards in one transaction with their journal rows, in a session opened for it.
     *
     * @param source the one that was planned with, or refused
     * @param manifest as this process has read it from the source
     * @param opened is told of the session, so that another thread can abort it
     * @return the shards with the facts that were found; those that another attempt has brought as the source states them
     * @throws BallastException when source or rows are refused, or the database fails; the shards are rolled back then
     */
    public List<SourceShard> carryOut(
            ShardSource source, Manifest manifest, ConnectionSettings target, Consumer<WorkSession> opened) {
        checkSame(source, manifest);
        Manifest chosen = load.withoutSql() ? manifest.withoutSql() : manifest;
        CopyStep step = step(source, chosen);
        LoadJournal journal = new LoadJournal(load.journalSchema(), load.loadId());
        ShardCopier copier = new ShardCopier(source, chosen, journal, load.digests(), FailPoint.NONE, null);
        List<SourceShard> copied = new ArrayList<>();
        try (WorkSession session =
                WorkSession.open(new Connections(target), load.session(), LoadPlan.sessionName(load.loadId()))) {
            opened.accept(session);
            Workers.attempt(step, session, target, () -> copied.addAll(copier.copy(step, session, bytes -> {})));
        } catch (SQLException e) {
            // It is committed, and the connection is dropped either way.
        }
        return copied;
    }

    private void checkSame(ShardSource source, Manifest manifest) {
        if (!manifest.descriptionSha256().equals(load.descriptionSha256())) {
            throw refused(source.kind() + " " + source.name()
                    + " is another one here than where the load was planned: SHA-256 of its description "
                    + manifest.descriptionSha256() + "; expected " + load.descriptionSha256() + ".");
        }
    }

    private CopyStep step(ShardSource source, Manifest manifest) {
        SourceTable of = manifest.tables().stream()
                .filter(one -> one.name().equals(table))
                .findFirst()
                .orElseThrow(() -> refused(source.kind() + " " + source.name() + " has no table " + table + "."));
        Set<String> wanted = new HashSet<>(shards);
        List<SourceShard> found = of.shards().stream()
                .filter(shard -> wanted.contains(shard.path()))
                .toList();
        return new CopyStep(id, of, found, wire, kind, before, copy, 0);
    }

    private static BallastException refused(String text) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED, text, Hint.act("let all machines read the same bundle"));
    }
}
