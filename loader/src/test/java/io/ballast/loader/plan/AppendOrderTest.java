package io.ballast.loader.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppendOrderTest {
    private final Map<String, ExistingTable> existing = new HashMap<>();

    @Test
    void keepsTheSourcesOrderWhereNothingSpeaksAgainstIt() {
        assertThat(names(order("b", "a", "c"))).containsExactly("b", "a", "c");
    }

    @Test
    void putsParentsBeforeChildrenAlongWholeChains() {
        key("a", "b", false);
        key("b", "c", false);

        assertThat(names(order("a", "b", "c"))).containsExactly("c", "b", "a");
    }

    @Test
    void defersOnlyWhereItMust() {
        key("a", "b", true);
        assertThat(order("a", "b")).satisfies(order -> {
            assertThat(names(order)).containsExactly("b", "a");
            assertThat(order.deferred()).isFalse();
        });

        key("b", "a", false);
        assertThat(order("a", "b")).satisfies(order -> {
            assertThat(names(order)).containsExactly("a", "b");
            assertThat(order.deferred()).isTrue();
            assertThat(order.cycle()).isEmpty();
        });
    }

    @Test
    void namesTheRingAloneAndNotWhatLeadsToIt() {
        key("x", "a", false);
        key("a", "b", false);
        key("b", "a", false);

        assertThat(order("x", "a", "b").cycle())
                .containsExactly("\"a_b\" of table \"a\" refers to \"b\"", "\"b_a\" of table \"b\" refers to \"a\"");
    }

    @Test
    void columnsThatTheSourceLacksAndTablesThatItLacksDoNotCount() {
        key("a", "elsewhere", false);
        existing.put("b", table("b", new TargetKey("k", List.of("not_given"), "a", false)));
        key("a", "b", false);

        assertThat(names(order("a", "b"))).containsExactly("b", "a");
    }

    @Test
    void checksOneKeyOfEachRingLateWhereItMay() {
        key("a", "b", false);
        key("b", "c", false);
        key("c", "a", false);
        key("d", "a", false);

        AppendOrder order = AppendOrder.of(bundleTables("d", "a", "b", "c"), existing, true);

        assertThat(order.late()).containsExactly(new LateKey("a", "a_b", "id"));
        assertThat(names(order)).containsExactly("a", "d", "c", "b");
        assertThat(order.cycle()).isEmpty();
        assertThat(order.deferred()).isTrue();
    }

    @Test
    void changesNoKeysOfOtherRoles() {
        key("a", "b", false);
        key("b", "a", false);
        TableRights others = new TableRights(true, false, false, "other", null);
        existing.replaceAll((name, table) ->
                new ExistingTable(name, Map.of(), List.of(), List.of(), table.foreignKeys(), Map.of(), others, 1));

        AppendOrder order = AppendOrder.of(bundleTables("a", "b"), existing, true);

        assertThat(order.late()).isEmpty();
        assertThat(order.cycle()).hasSize(2);
    }

    private static List<SourceTable> bundleTables(String... tables) {
        return List.of(tables).stream().map(AppendOrderTest::bundleTable).toList();
    }

    private void key(String table, String parent, boolean deferrable) {
        existing.put(table, table(table, new TargetKey(table + "_" + parent, List.of("id"), parent, deferrable)));
    }

    private static ExistingTable table(String name, TargetKey key) {
        return new ExistingTable(
                name, Map.of(), List.of(), List.of(), List.of(key), Map.of(), TableRights.all("me"), 1);
    }

    private AppendOrder order(String... tables) {
        return AppendOrder.of(bundleTables(tables), existing, false);
    }

    private static SourceTable bundleTable(String name) {
        List<Column> columns = List.of(Column.of("id", ColumnType.of(BaseType.BIGINT), false));
        return PlanFixture.table(
                new TableSchema(name, null, columns, List.of(), List.of(), List.of(), List.of(), null), 1);
    }

    private static List<String> names(AppendOrder order) {
        return order.tables().stream().map(SourceTable::name).toList();
    }
}
