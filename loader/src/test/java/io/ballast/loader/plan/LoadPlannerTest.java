package io.ballast.loader.plan;

import static io.ballast.loader.plan.PlanFixture.USERS;
import static io.ballast.loader.plan.PlanFixture.bundle;
import static io.ballast.loader.plan.PlanFixture.earlier;
import static io.ballast.loader.plan.PlanFixture.facts;
import static io.ballast.loader.plan.PlanFixture.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.TableSchema;
import io.ballast.loader.UsersBundle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadPlannerTest {
    private static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final LoadOptions OPTIONS = LoadOptions.of(Path.of("bundle")).withJobs(2);
    /** Every type of today has a binary form; here inet has none. */
    private static final LoadPlanner PLANNER = new LoadPlanner(type -> type.base() != BaseType.INET);

    @Test
    void aTableGoesAheadAsSoonAsItIsWhole() {
        LoadPlan plan = plan(OPTIONS.withStaging(StagingChoice.LOGGED), facts());

        assertThat(plan.steps().stream().map(step -> step.phase() + " " + step.name() + " <- " + sorted(step.needs())))
                .containsExactlyInAnyOrder(
                        "COPY copy users-00000.csv <- []",
                        "INDEX index users_pkey <- [copy users-00000.csv]",
                        "INDEX keys users <- [index users_pkey]",
                        "ANALYZE analyze users <- [keys users]",
                        "VERIFY verify users <- [keys users]",
                        "COPY copy emails-00000.csv <- []",
                        "COPY copy emails-00001.csv <- []",
                        "INDEX index emails_pkey <- [copy emails-00000.csv, copy emails-00001.csv]",
                        "INDEX index emails_address_key <- [copy emails-00000.csv, copy emails-00001.csv]",
                        "INDEX index emails_user_id_idx <- [copy emails-00000.csv, copy emails-00001.csv]",
                        "INDEX keys emails <- [index emails_address_key, index emails_pkey, index emails_user_id_idx]",
                        "ANALYZE analyze emails <- [keys emails]",
                        "VERIFY verify emails <- [keys emails]",
                        "COPY copy phone_numbers-00000.csv <- []",
                        "COPY copy phone_numbers-00001.csv <- []",
                        "INDEX index phone_numbers_pkey <- [copy phone_numbers-00000.csv, copy phone_numbers-00001.csv]",
                        "INDEX index phone_numbers_user_id_idx <- [copy phone_numbers-00000.csv, copy phone_numbers-00001.csv]",
                        "INDEX keys phone_numbers <- [index phone_numbers_pkey, index phone_numbers_user_id_idx]",
                        "ANALYZE analyze phone_numbers <- [keys phone_numbers]",
                        "VERIFY verify phone_numbers <- [keys phone_numbers]",
                        "CONSTRAIN foreign key emails.emails_user_id_fkey <- [keys emails, keys users]",
                        "CONSTRAIN validate emails.emails_user_id_fkey <- [foreign key emails.emails_user_id_fkey]",
                        "CONSTRAIN foreign key phone_numbers.phone_numbers_user_id_fkey <- [keys phone_numbers, keys users]",
                        "CONSTRAIN validate phone_numbers.phone_numbers_user_id_fkey <-"
                                + " [foreign key phone_numbers.phone_numbers_user_id_fkey]");
    }

    @Test
    void statesAllItsSql() {
        LoadPlan plan = plan(OPTIONS.withWire(WireChoice.CSV).withJobs(3), facts());
        String staging = "\"" + plan.stagingSchema() + "\"";

        assertThat(plan.work().stage())
                .containsExactly(
                        "CREATE TABLE " + staging
                                + ".\"emails\" (\n  \"id\" uuid NOT NULL,\n  \"user_id\" uuid NOT NULL,\n"
                                + "  \"address\" varchar(80) NOT NULL\n)",
                        "ALTER TABLE " + staging + ".\"emails\" SET (autovacuum_enabled = false)",
                        "CREATE TABLE " + staging
                                + ".\"phone_numbers\" (\n  \"id\" uuid NOT NULL,\n  \"user_id\" uuid NOT NULL,\n"
                                + "  \"number\" text\n)",
                        "ALTER TABLE " + staging + ".\"phone_numbers\" SET (autovacuum_enabled = false)");
        assertThat(((CopyStep) step(plan, "copy users")).copy().sql())
                .isEqualTo("COPY " + staging
                        + ".\"users\" (\"id\", \"name\", \"born\") FROM STDIN WITH (FORMAT csv, FREEZE true)");
        assertThat(sqlOf(plan, "keys emails"))
                .containsExactly(
                        "ALTER TABLE " + staging + ".\"emails\" ADD CONSTRAINT \"emails_pkey\" PRIMARY KEY USING INDEX"
                                + " \"emails_pkey\"",
                        "ALTER TABLE " + staging
                                + ".\"emails\" ADD CONSTRAINT \"emails_address_key\" UNIQUE USING INDEX"
                                + " \"emails_address_key\"");
        assertThat(sqlOf(plan, "foreign key emails.emails_user_id_fkey"))
                .containsExactly("ALTER TABLE " + staging
                        + ".\"emails\" ADD CONSTRAINT \"emails_user_id_fkey\" FOREIGN KEY"
                        + " (\"user_id\") REFERENCES " + staging + ".\"users\" (\"id\") ON DELETE CASCADE NOT VALID");
        List<String> publish =
                plan.work().publish().stream().map(PublishStatement::sql).toList();
        assertThat(publish.subList(0, 3))
                .containsExactly(
                        "ALTER TABLE " + staging + ".\"users\" RESET (autovacuum_enabled)",
                        "ALTER TABLE " + staging + ".\"users\" SET SCHEMA \"public\"",
                        "COMMENT ON TABLE \"public\".\"users\" IS 'Test table users'");
        assertThat(publish.get(publish.size() - 1)).isEqualTo("DROP SCHEMA " + staging);
    }

    @Test
    void gathersNoStatisticsWhereNoneAreWanted() {
        LoadOptions bare = OPTIONS.withAnalyze(false);
        assertThat(plan(bare, facts()).steps(LoadPhase.ANALYZE)).isEmpty();
        assertThat(plan(bare, facts()).steps(LoadPhase.VERIFY)).hasSize(3);
        assertThat(PublishSql.of(
                        bundle(),
                        bare.withMode(LoadMode.APPEND),
                        facts(),
                        FillPlan.NONE,
                        "staging",
                        new TransactionSettings(Map.of())))
                .noneMatch(statement -> statement.sql().startsWith("ANALYZE"));
    }

    @Test
    void foreignKeysAreNeverAddedSideBySide() {
        List<Step> adding = plan(OPTIONS, facts()).steps(LoadPhase.CONSTRAIN).stream()
                .filter(step -> step.name().startsWith("foreign key"))
                .toList();

        assertThat(adding).hasSize(2).allMatch(step -> step.holds().contains("adding foreign keys"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AUTO     | 1 | false | FREEZE   | one shard; its rows need no VACUUM later
            AUTO     | 2 | false | LOGGED   | its 2 shards travel in parallel, each in its own transaction
            AUTO     | 1 | true  | LOGGED   | partitioned
            LOGGED   | 1 | false | LOGGED   | requested
            UNLOGGED | 2 | false | UNLOGGED | requested
            UNLOGGED | 2 | true  | LOGGED   | partitioned, which unlogged cannot be
            FREEZE   | 2 | false | FREEZE   | requested
            FREEZE   | 2 | true  | LOGGED   | partitioned, which freeze cannot be
            """)
    void choosesTheKindOfStaging(
            StagingChoice choice, int shards, boolean partitioned, StagingKind kind, String reason) {
        TableSchema schema = UsersBundle.USERS;
        TableSchema cut = new TableSchema(
                schema.name(),
                null,
                schema.columns(),
                schema.primaryKey(),
                List.of(),
                List.of(),
                List.of(),
                partitioned ? new Partitioning.ByHash("id", 2) : null);

        TablePlan table = PLANNER.plan(bundle(table(cut, shards)), OPTIONS.withStaging(choice), facts(), ID)
                .tables()
                .get(0);

        assertThat(table.staging()).isEqualTo(kind);
        assertThat(table.stagingReason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AUTO   | text | BINARY | the server need not parse text
            AUTO   | inet | CSV    | no binary form for column "value" (inet)
            CSV    | text | CSV    | requested
            BINARY | text | BINARY | requested
            """)
    void choosesTheWire(WireChoice choice, String type, WireFormat wire, String reason) {
        TablePlan table = PLANNER.plan(bundle(table(with(type), 1)), OPTIONS.withWire(choice), facts(), ID)
                .tables()
                .get(0);

        assertThat(table.wire()).isEqualTo(wire);
        assertThat(table.wireReason()).isEqualTo(reason);
    }

    @Test
    void refusesBinaryForATypeWithoutABinaryForm() {
        assertThatThrownBy(() ->
                        PLANNER.plan(bundle(table(with("inet"), 1)), OPTIONS.withWire(WireChoice.BINARY), facts(), ID))
                .isInstanceOf(BallastException.class)
                .hasMessage(
                        "wire binary: table \"odd\" has no binary form for column \"value\" (inet). Send this table as CSV"
                                + " with wire auto.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.USAGE);
    }

    @Test
    void setsOnlyWhatTheServerKnows() {
        LoadPlan plan = plan(OPTIONS, facts());

        assertThat(plan.session().values())
                .containsExactly(
                        Map.entry("search_path", "pg_catalog, pg_temp"),
                        Map.entry("exit_on_error", "off"),
                        Map.entry("statement_timeout", "0"),
                        Map.entry("synchronous_commit", "off"),
                        Map.entry("maintenance_work_mem", "32768kB"));
        assertThat(plan.publishSettings().values()).containsEntry("synchronous_commit", "on");
    }

    @Test
    void goesOnWithWhatIsNotDone() {
        StagedTable users =
                new StagedTable("users", false, Set.of("users_pkey"), Map.of("users_pkey", true), true, true);
        StagedTable emails = new StagedTable("emails", false, Set.of(), Map.of(), false, true);
        StagedLoad staged = new StagedLoad(
                earlier(LoadPhase.COPY),
                Map.of("users", users, "emails", emails),
                Set.of("data/users/users-00000.csv", "data/emails/emails-00001.csv"),
                List.of());

        LoadPlan plan =
                plan(OPTIONS.withJobs(3).withStart(StartMode.RESUME).withStaging(StagingChoice.FREEZE), facts(staged));

        assertThat(plan.loadId()).isEqualTo(staged.load().id());
        assertThat(plan.tables().get(1).staging()).isEqualTo(StagingKind.LOGGED);
        assertThat(plan.work().stage()).hasSize(2).first().asString().contains("\"phone_numbers\"");
        assertThat(plan.steps().stream().map(Step::name))
                .contains("copy emails-00000.csv", "copy phone_numbers-00000.csv", "verify users")
                .doesNotContain(
                        "copy users-00000.csv",
                        "copy emails-00001.csv",
                        "index users_pkey",
                        "keys users",
                        "analyze users");
        assertThat(plan.steps().stream().filter(step -> step.name().startsWith("foreign key emails")))
                .allMatch(step -> step.needs().equals(Set.of(TableSteps.keysOf("emails"))));
    }

    @Test
    void makesTablesAgainThatACrashHasEmptied() {
        StagedTable users = new StagedTable("users", true, Set.of(), Map.of(), false, true);
        StagedLoad staged = new StagedLoad(earlier(LoadPhase.COPY), Map.of("users", users), Set.of(), List.of("users"));

        LoadPlan plan = plan(OPTIONS.withStart(StartMode.RESUME), facts(staged));

        assertThat(plan.work().stage().get(0)).startsWith("DROP TABLE ").endsWith(".\"users\"");
        assertThat(step(plan, "copy users")).isInstanceOf(CopyStep.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            110000 | false | true  | public  | The server is PostgreSQL 11.0, which is too old: Ballast loads into version 13 and newer.
            180000 | true  | true  | public  | The server is a standby, which cannot be written to. Connect to the primary with database.
            180000 | false | true  | ballast_journal | Schema "ballast_journal" is reserved. Choose another one with schema.
            180000 | false | true  | pg_temp | Schema "pg_temp" is reserved. Choose another one with schema.
            180000 | false | false | public  | Role "me" may not create schemas in database "db", and the staging tables need one. Let the database's owner run: GRANT CREATE ON DATABASE "db" TO "me"
            """)
    void refusesTargetsThatCannotBeLoaded(
            int version, boolean standby, boolean mayCreate, String schema, String message) {
        ServerFacts server =
                new ServerFacts(version, version / 10_000 + ".0", "db", "me", Map.of(), standby, mayCreate);
        TargetFacts facts = factsOf(server);

        assertThatThrownBy(() -> plan(OPTIONS.withSchema(schema), facts))
                .isInstanceOf(BallastException.class)
                .hasMessage(message)
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.TARGET_REFUSED);
    }

    @Test
    void refusesASchemaOfTheJournalsNameThatIsNotTheJournal() {
        TargetFacts facts = factsOf(new JournalFacts(JournalSql.SCHEMA, JournalFacts.FOREIGN), Map.of());

        assertThatThrownBy(() -> plan(OPTIONS, facts))
                .hasMessage(
                        "Database \"db\" has a schema \"ballast_journal\" that is not Ballast's journal, whose place that is. Rename"
                                + " it, or load into another database.");
    }

    @Test
    void refusesStagingTablesThatNoJournalTellsOf() {
        TargetFacts facts = factsOf(JournalFacts.NONE, PlanFixture.stagingSchemas(true));

        assertThatThrownBy(() -> plan(OPTIONS.withStart(StartMode.RESUME), facts))
                .hasMessageMatching(
                        "Schema \"ballast_staging_[0-9a-f]{8}\" is left from an earlier load of this bundle, and no"
                                + " journal tells how far that came\\. Remove it, then start over\\.");
        assertThat(plan(OPTIONS.withStart(StartMode.RESTART), facts).removals().stagingSchemas())
                .hasSize(1);
    }

    @Test
    void refusesToGoOnInAnotherMode() {
        StagedLoad staged = new StagedLoad(earlier(LoadPhase.COPY), Map.of(), Set.of(), List.of());

        assertThatThrownBy(() -> plan(OPTIONS.withStart(StartMode.RESUME).withMode(LoadMode.REPLACE), facts(staged)))
                .hasMessage("Load 99999999 was begun in mode create and cannot continue in mode replace. Continue with"
                        + " mode create, or start over.");
    }

    @Test
    void namesALoadThatAnEarlierVersionHasLeftOpen() {
        EarlierLoad old = PlanFixture.earlier(LoadPhase.COPY, BundleIdentity.earlier(USERS));
        StagingSchema left = new StagingSchema(old.stagingSchema(), "me", true);
        TargetFacts facts = new TargetFacts(
                facts().server(),
                new JournalFacts(JournalSql.EARLIER_SCHEMA, 1),
                PlanFixture.EMPTY_SCHEMA,
                List.of(old),
                null,
                null,
                Map.of(left.name(), left));

        assertThatThrownBy(() -> plan(OPTIONS.withStart(StartMode.RESUME), facts))
                .hasMessage(
                        "Load 99999999 of this bundle into schema \"public\" is unfinished and was begun by an earlier version"
                                + " of Ballast, which did not record the defaults, keys and comments of its tables; it stopped"
                                + " in phase COPY with 2 of 5 shards done. Finish it with that version, or start"
                                + " over.");
        LoadPlan plan = plan(OPTIONS.withStart(StartMode.RESTART), facts);
        assertThat(plan.removals().stagingSchemas()).containsExactly(old.stagingSchema());
        assertThat(plan.removals().loads()).containsExactly(old.id());
        assertThat(plan.journalSchema()).isEqualTo("ballast");
    }

    @Test
    void neitherUsesNorDropsAStagingSchemaOfSomebodyElse() {
        TargetFacts facts = factsOf(JournalFacts.NONE, PlanFixture.stagingSchemas(false));

        for (StartMode start : StartMode.values()) {
            assertThatThrownBy(() -> plan(OPTIONS.withStart(start), facts))
                    .hasMessageMatching(
                            "Schema \"ballast_staging_[0-9a-f]{8}\" has the name of the staging schema and belongs to role"
                                    + " \"someone\", which is neither yours nor the database's owner nor a superuser: it is"
                                    + " neither loaded into nor dropped\\. Load as that role, or drop the schema yourself\\.");
        }
    }

    @Test
    void doesNotGoOnWithStagingTablesThatRunCode() {
        StagedTable users = new StagedTable("users", false, Set.of(), Map.of(), false, false);
        StagedLoad staged = new StagedLoad(earlier(LoadPhase.COPY), Map.of("users", users), Set.of(), List.of());

        assertThatThrownBy(() -> plan(OPTIONS.withStart(StartMode.RESUME), facts(staged)))
                .hasMessageMatching(
                        "Table \"users\" in staging schema \"ballast_staging_[0-9a-f]{8}\" has a trigger or rule,"
                                + " or an owner that is neither your role nor the database's owner nor a superuser\\. Start"
                                + " over\\.");
        assertThat(plan(OPTIONS.withStart(StartMode.RESTART), facts(staged))
                        .removals()
                        .stagingSchemas())
                .hasSize(1);
    }

    @Test
    void stagesTheSameBundleInTheSamePlace() {
        String id = BundleIdentity.of(USERS);

        assertThat(id).isEqualTo(BundleIdentity.of(bundle(USERS.tables().toArray(SourceTable[]::new))));
        assertThat(id).isNotEqualTo(BundleIdentity.of(bundle(table(UsersBundle.USERS, 1))));
        assertThat(BundleIdentity.stagingSchema(id, "public"))
                .matches("ballast_staging_[0-9a-f]{8}")
                .isNotEqualTo(BundleIdentity.stagingSchema(id, "other"));
    }

    private static TargetFacts factsOf(ServerFacts server) {
        return new TargetFacts(server, JournalFacts.NONE, PlanFixture.EMPTY_SCHEMA, List.of(), null, null, Map.of());
    }

    private static TargetFacts factsOf(JournalFacts journal, Map<String, StagingSchema> stagingSchemas) {
        return new TargetFacts(
                facts().server(), journal, PlanFixture.EMPTY_SCHEMA, List.of(), null, null, stagingSchemas);
    }

    private static LoadPlan plan(LoadOptions options, TargetFacts facts) {
        return PLANNER.plan(USERS, options, facts, ID);
    }

    private static List<String> sqlOf(LoadPlan plan, String step) {
        return ((SqlStep) step(plan, step)).sql();
    }

    private static Step step(LoadPlan plan, String name) {
        return plan.steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> sorted(Set<StepId> steps) {
        return steps.stream().map(StepId::name).sorted().collect(Collectors.toList());
    }

    private static TableSchema with(String type) {
        Column column = Column.of("value", ColumnType.parse(type).orElseThrow(), true);
        return new TableSchema("odd", null, List.of(column), List.of(), List.of(), List.of(), List.of(), null);
    }
}
