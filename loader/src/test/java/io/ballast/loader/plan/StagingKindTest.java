package io.ballast.loader.plan;

import static io.ballast.loader.plan.PlanFixture.bundle;
import static io.ballast.loader.plan.PlanFixture.earlier;
import static io.ballast.loader.plan.PlanFixture.facts;
import static io.ballast.loader.plan.PlanFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Manifest;
import io.ballast.loader.UsersBundle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tables of several shards are filled in one transaction, with FREEZE, when nobody has said so. */
class StagingKindTest {
    private static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final LoadOptions OPTIONS = LoadOptions.of(Path.of("bundle"));
    private static final LoadPlanner PLANNER = new LoadPlanner();

    @ParameterizedTest
    @CsvSource({
        // jobs, bytes of a shard of: users (2 shards), emails (3), phone numbers (2)
        "1, 100, 100, 100, FREEZE, FREEZE, FREEZE",
        "2, 100, 100, 100, FREEZE, FREEZE, FREEZE",
        "2, 100, 134, 100, FREEZE, LOGGED, FREEZE",
        "3, 100, 100, 100, FREEZE, LOGGED, FREEZE",
        "4, 100, 100, 100, LOGGED, LOGGED, LOGGED",
        "1, 2147483648, 1, 2147483649, FREEZE, FREEZE, LOGGED",
    })
    void oneStreamIsEnoughWhileTheOtherConnectionsHaveAsMuchToDo(
            int jobs, long users, long emails, long phones, String users2, String emails2, String phones2) {
        Manifest manifest = bundle(
                table(UsersBundle.USERS, 2, users),
                table(UsersBundle.EMAILS, 3, emails),
                table(UsersBundle.PHONES, 2, phones));

        LoadPlan plan = PLANNER.plan(manifest, OPTIONS.withJobs(jobs), facts(), ID);

        assertThat(plan.tables().stream().map(table -> table.staging().name()))
                .containsExactly(users2, emails2, phones2);
    }

    @Test
    void aTableThatWasBegunShardByShardGoesOnSo() {
        StagedTable emails = new StagedTable("emails", false, Set.of(), Map.of(), false, true);
        StagedLoad staged = new StagedLoad(
                earlier(LoadPhase.COPY), Map.of("emails", emails), Set.of("data/emails/emails-00001.csv"), List.of());

        LoadPlan plan =
                PLANNER.plan(PlanFixture.USERS, OPTIONS.withJobs(1).withStart(StartMode.RESUME), facts(staged), ID);

        assertThat(plan.tables().stream().map(TablePlan::staging))
                .containsExactly(StagingKind.FREEZE, StagingKind.LOGGED, StagingKind.FREEZE);
    }
}
