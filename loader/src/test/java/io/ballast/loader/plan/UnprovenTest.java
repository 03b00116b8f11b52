package io.ballast.loader.plan;

import static io.ballast.loader.plan.PlanFixture.USERS;
import static io.ballast.loader.plan.PlanFixture.bundle;
import static io.ballast.loader.plan.PlanFixture.facts;
import static io.ballast.loader.plan.PlanFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardFact;
import io.ballast.common.bundle.ShardSums;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import io.ballast.loader.UsersBundle;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sources that do not know all of their shards beforehand. */
class UnprovenTest {
    private static final LoadOptions OPTIONS = LoadOptions.of(Path.of("bundle"));

    @Test
    void shardsWithoutAHashAreKnownByWhatTheyAreMadeFrom() {
        String id = BundleIdentity.of(unhashed("aa", 2));

        assertThat(BundleIdentity.of(unhashed("aa", 2))).isEqualTo(id);
        assertThat(List.of(unhashed("bb", 2), unhashed("aa", 3)))
                .extracting(BundleIdentity::of)
                .doesNotContain(id)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatCannotBeProvedIsFound() {
        Manifest manifest = bundle(
                table(UsersBundle.USERS, 1),
                new SourceTable(UsersBundle.EMAILS, table(UsersBundle.EMAILS, 1).shards(), Set.of(ShardFact.ROWS)),
                new SourceTable(UsersBundle.PHONES, table(UsersBundle.PHONES, 1).shards(), Set.of()));

        assertThat(findings(manifest))
                .contains("not known beforehand, so not provable: SHA-256 of emails, phone_numbers; number of rows of"
                        + " phone_numbers.");
        assertThat(findings(USERS)).noneMatch(finding -> finding.contains("provable"));
    }

    private static List<String> findings(Manifest manifest) {
        return new LoadPlanner()
                .plan(manifest, OPTIONS, facts(), UUID.randomUUID())
                .findings();
    }

    private static Manifest unhashed(String origin, int shards) {
        List<SourceShard> list = table(UsersBundle.USERS, shards).shards().stream()
                .map(shard -> new SourceShard(shard.path(), 0, ShardSums.NONE, shard.rawBytes(), shard.rows(), origin))
                .toList();
        return bundle(new SourceTable(UsersBundle.USERS, list, Set.of(ShardFact.ROWS)));
    }
}
