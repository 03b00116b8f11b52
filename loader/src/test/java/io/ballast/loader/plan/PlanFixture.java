package io.ballast.loader.plan;

import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardSums;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.TableSchema;
import io.ballast.loader.UsersBundle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What plans are made from: bundles that are on no disk, and facts that no server told. */
final class PlanFixture {
    static final Manifest USERS =
            bundle(table(UsersBundle.USERS, 1), table(UsersBundle.EMAILS, 2), table(UsersBundle.PHONES, 2));

    private PlanFixture() {}

    /** A table whose shards have three rows in nine bytes each. */
    static SourceTable table(TableSchema schema, int shards) {
        return table(schema, shards, 9);
    }

    static SourceTable table(TableSchema schema, int shards, long shardBytes) {
        List<SourceShard> list = new ArrayList<>();
        for (int i = 0; i < shards; i++) {
            list.add(new SourceShard(
                    "data/" + schema.name() + "/" + schema.name() + "-0000" + i + ".csv",
                    shardBytes,
                    new ShardSums("00", "", ""),
                    shardBytes,
                    3,
                    ""));
        }
        return new SourceTable(schema, list);
    }

    static Manifest bundle(SourceTable... tables) {
        return new Manifest("test", "00", new CsvDialect(false), List.of(tables));
    }

    static EarlierLoad earlier(LoadPhase phase) {
        return earlier(phase, BundleIdentity.of(USERS));
    }

    static EarlierLoad earlier(LoadPhase phase, String bundleId) {
        return new EarlierLoad(
                UUID.fromString("99999999-2222-3333-4444-555555555555"),
                "test",
                bundleId,
                List.of("users", "emails", "phone_numbers"),
                new EarlierLoad.Aim(
                        "public",
                        BundleIdentity.stagingSchema(bundleId, "public"),
                        LoadMode.CREATE,
                        StagingChoice.AUTO),
                new EarlierLoad.Standing(
                        EarlierLoad.State.OPEN,
                        phase,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        new EarlierLoad.Done(2, 5),
                        new EarlierLoad.Done(6, 15)));
    }

    static final TargetSchema EMPTY_SCHEMA = new TargetSchema(true, true, Map.of(), Map.of());

    static TargetFacts facts() {
        return new TargetFacts(server(), JournalFacts.NONE, EMPTY_SCHEMA, List.of(), null, null, Map.of());
    }

    static TargetFacts facts(StagedLoad staged) {
        JournalFacts journal = new JournalFacts(JournalSql.SCHEMA, 1);
        return new TargetFacts(
                server(), journal, EMPTY_SCHEMA, List.of(staged.load()), null, staged, stagingSchemas(true));
    }

    /** The staging schema of {@link #USERS} in front of public. */
    static Map<String, StagingSchema> stagingSchemas(boolean trusted) {
        String name = BundleIdentity.stagingSchema(BundleIdentity.of(USERS), "public");
        return Map.of(name, new StagingSchema(name, "someone", trusted));
    }

    static ServerFacts server() {
        Map<String, String> settings = Map.of(
                "search_path",
                "",
                "exit_on_error",
                "on",
                "statement_timeout",
                "0",
                "synchronous_commit",
                "off",
                "maintenance_work_mem",
                "65536");
        return new ServerFacts(180_000, "18.0", "db", "me", settings, false, true);
    }
}
