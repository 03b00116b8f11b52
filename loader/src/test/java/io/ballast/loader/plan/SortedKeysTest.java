package io.ballast.loader.plan;

import static io.ballast.loader.plan.PlanFixture.bundle;
import static io.ballast.loader.plan.PlanFixture.facts;
import static io.ballast.loader.plan.PlanFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.TableSchema;
import io.ballast.loader.UsersBundle;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortedKeysTest {
    private static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final LoadOptions OPTIONS = LoadOptions.of(Path.of("bundle"));

    @Test
    void mergesTheIndexesOfTablesWhosePagesAreAllVisible() {
        assertThat(validating(PlanFixture.USERS, StagingChoice.FREEZE))
                .containsExactly(
                        "SET LOCAL enable_hashjoin = off",
                        "ALTER TABLE \"staging\".\"emails\" VALIDATE CONSTRAINT \"emails_user_id_fkey\"");
    }

    @Test
    void leavesThePlanToTheServerWhereRowsMustBeLookedAt() {
        assertThat(validating(PlanFixture.USERS, StagingChoice.LOGGED))
                .containsExactly("ALTER TABLE \"staging\".\"emails\" VALIDATE CONSTRAINT \"emails_user_id_fkey\"");
    }

    @ParameterizedTest
    @CsvSource({
        "user_id,         BTREE, false, true",
        "user_id address, BTREE, false, true",
        "address user_id, BTREE, false, false",
        "user_id,         HASH,  false, false",
        "user_id,         BTREE, true,  false",
    })
    void anIndexOfAllRowsMustBeginWithTheKey(String columns, Index.Method method, boolean partial, boolean merged) {
        Index.Predicate where = partial ? new Index.Predicate("user_id", Index.Comparison.IS_NOT_NULL, null) : null;
        Index index = new Index(List.of(columns.split(" ")), method, false, where, List.of());

        assertThat(validating(bundle(table(UsersBundle.USERS, 1), emails(List.of(index), "id")), StagingChoice.FREEZE))
                .hasSize(merged ? 2 : 1);
    }

    @Test
    void theParentsKeyMustHaveItsColumnsInTheSameOrder() {
        Index index = new Index(List.of("user_id"), Index.Method.BTREE, false, null, List.of());

        assertThat(validating(
                        bundle(table(UsersBundle.USERS, 1), emails(List.of(index), "name")), StagingChoice.FREEZE))
                .hasSize(1);
    }

    private static SourceTable emails(List<Index> indexes, String target) {
        List<Column> columns = List.of(
                Column.of("id", ColumnType.of(BaseType.UUID), false),
                Column.of("user_id", ColumnType.of(BaseType.UUID), false),
                Column.of("address", ColumnType.of(BaseType.TEXT), false));
        ForeignKey key = new ForeignKey(List.of("user_id"), "users", List.of(target), ForeignKey.OnDelete.CASCADE);
        return table(
                new TableSchema("emails", null, columns, List.of("id"), List.of(), indexes, List.of(key), null), 1);
    }

    private static List<String> validating(Manifest manifest, StagingChoice staging) {
        LoadPlan plan = new LoadPlanner().plan(manifest, OPTIONS.withStaging(staging), facts(), ID);
        return plan.steps().stream()
                .filter(step -> step.name().startsWith("validate emails"))
                .flatMap(step -> ((SqlStep) step).sql().stream())
                .map(sql -> sql.replace(plan.stagingSchema(), "staging"))
                .toList();
    }
}
