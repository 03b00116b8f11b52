package io.ballast.loader.plan;

import static io.ballast.loader.plan.PlanFixture.USERS;
import static io.ballast.loader.plan.PlanFixture.bundle;
import static io.ballast.loader.plan.PlanFixture.facts;
import static io.ballast.loader.plan.PlanFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.ShardFact;
import io.ballast.common.csv.CsvDialect;
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
        String id = BundleIdentity.of(unhashed("aa", 1, 1, 2));

        assertThat(BundleIdentity.of(unhashed("aa", 1, 1, 2))).isEqualTo(id);
        assertThat(List.of(unhashed("bb", 1, 1, 2), unhashed("aa", 2, 1, 2), unhashed("aa", 1, 2, 2)))
                .extracting(BundleIdentity::of)
                .doesNotContain(id)
                .doesNotHaveDuplicates();
        assertThat(BundleIdentity.of(unhashed("aa", 1, 1, 3))).isNotEqualTo(id);
    }

    @Test
    void whatCannotBeProvedIsFound() {
        Bundle bundle = bundle(
                table(UsersBundle.USERS, 1),
                new BundleTable(UsersBundle.EMAILS, table(UsersBundle.EMAILS, 1).shards(), Set.of(ShardFact.ROWS)),
                new BundleTable(UsersBundle.PHONES, table(UsersBundle.PHONES, 1).shards(), Set.of()));

        assertThat(findings(bundle))
                .contains("not known beforehand, so not provable: SHA-256 of emails, phone_numbers; number of rows of"
                        + " phone_numbers.");
        assertThat(findings(USERS)).noneMatch(finding -> finding.contains("provable"));
    }

    private static List<String> findings(Bundle bundle) {
        return new LoadPlanner(type -> true)
                .plan(bundle, OPTIONS, facts(), UUID.randomUUID())
                .findings();
    }

    private static Bundle unhashed(String specSha256, long seed, int algorithmVersion, int shards) {
        BundleTable table = new BundleTable(
                UsersBundle.USERS, table(UsersBundle.USERS, shards).shards(), Set.of(ShardFact.ROWS));
        return new Bundle(
                "test", seed, algorithmVersion, specSha256, Compression.NONE, new CsvDialect(false), List.of(table));
    }
}
