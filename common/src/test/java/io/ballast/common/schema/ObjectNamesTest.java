package io.ballast.common.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectNamesTest {
    private static final String A63 = "a".repeat(63);

    @Test
    void namesThingsAsPostgresWould() {
        UniqueKey key = new UniqueKey(List.of("a", "b"));
        ForeignKey foreign = foreign("b");
        Index index = index("a");
        TableSchema table = table("t", List.of(key), List.of(index), List.of(foreign));
        assertThat(ObjectNames.primaryKey(table)).isEqualTo("t_pkey");
        assertThat(ObjectNames.uniqueKey(table, key)).isEqualTo("t_a_b_key");
        assertThat(ObjectNames.index(table, index)).isEqualTo("t_a_idx");
        assertThat(ObjectNames.foreignKey(table, foreign)).isEqualTo("t_b_fkey");
        assertThat(ObjectNames.check(table, table.columns().get(0))).isEqualTo("t_a_check");
        assertThat(ObjectNames.partition(table.name(), 12)).isEqualTo("t_p12");
    }

    @Test
    void numbersKeysOfATableThatWouldShareAName() {
        UniqueKey first = new UniqueKey(List.of("a_b", "c"));
        UniqueKey second = new UniqueKey(List.of("a", "b_c"));
        ForeignKey one = foreign("b");
        ForeignKey other = new ForeignKey(List.of("b"), "other", List.of("id"), ForeignKey.OnDelete.NO_ACTION);
        Index plain = index("a");
        Index partial = new Index(
                List.of("a"),
                Index.Method.BTREE,
                false,
                new Index.Predicate("a", Index.Comparison.IS_NULL, null),
                List.of());
        TableSchema table = table("t", List.of(first, second), List.of(plain, partial), List.of(one, other));
        assertThat(ObjectNames.uniqueKey(table, first)).isEqualTo("t_a_b_c_key");
        assertThat(ObjectNames.uniqueKey(table, second)).isEqualTo("t_a_b_c_key1");
        assertThat(ObjectNames.foreignKey(table, one)).isEqualTo("t_b_fkey");
        assertThat(ObjectNames.foreignKey(table, other)).isEqualTo("t_b_fkey1");
        assertThat(ObjectNames.index(table, plain)).isEqualTo("t_a_idx");
        assertThat(ObjectNames.index(table, partial)).isEqualTo("t_a_idx1");
    }

    @Test
    void keepsLongNamesApartThatBeginAlike() {
        UniqueKey first = new UniqueKey(List.of(A63, "b"));
        UniqueKey second = new UniqueKey(List.of(A63, "c"));
        TableSchema table = table(A63, List.of(first, second), List.of(), List.of());
        String one = ObjectNames.uniqueKey(table, first);
        String other = ObjectNames.uniqueKey(table, second);
        assertThat(one).isEqualTo("a".repeat(50) + "_ae5dbcc9_key").hasSize(63);
        assertThat(other).hasSize(63).endsWith("_key").isNotEqualTo(one);
        assertThat(ObjectNames.partition(table.name(), 0)).isNotEqualTo(ObjectNames.partition(table.name(), 1));
    }

    @Test
    void cutsLongNamesBetweenCharacters() {
        for (int ascii = 0; ascii < 4; ascii++) {
            String name = "a".repeat(ascii) + "😀".repeat(15);
            String primaryKey = ObjectNames.primaryKey(table(name, List.of(), List.of(), List.of()));
            assertThat(primaryKey).matches("a{" + ascii + "}(😀)+_[0-9a-f]{8}_pkey");
            assertThat(primaryKey.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(60, 63);
        }
    }

    @Test
    void keepsUnderscoresOfTheTablesNameThatLookLikeASuffix() {
        assertThat(ObjectNames.primaryKey(table("t__pkey", List.of(), List.of(), List.of())))
                .isEqualTo("t__pkey_pkey");
    }

    @Test
    void findsTheNameThatTwoTablesWouldShare() {
        TableSchema order = table("order", List.of(), List.of(index("item_id")), List.of());
        TableSchema orderItem = table("order_item", List.of(), List.of(index("id")), List.of());
        assertThat(ObjectNames.firstClash(List.of(order, orderItem)))
                .contains(new ObjectNames.Clash(
                        "order_item_id_idx", "the index [item_id] of order", "the index [id] of order_item"));
        assertThat(ObjectNames.firstClash(List.of(order, table("item", List.of(), List.of(index("id")), List.of()))))
                .isEmpty();
    }

    @Test
    void findsATableThatIsNamedLikeAnothersPartition() {
        TableSchema parted = new TableSchema(
                "t", null, columns(), List.of("a"), List.of(), List.of(), List.of(), new Partitioning.ByHash("a", 2));
        assertThat(ObjectNames.firstClash(List.of(parted, table("t_p1", List.of(), List.of(), List.of()))))
                .contains(new ObjectNames.Clash("t_p1", "a partition of t", "the table t_p1"));
    }

    private static TableSchema table(
            String name, List<UniqueKey> uniqueKeys, List<Index> indexes, List<ForeignKey> foreignKeys) {
        return new TableSchema(name, null, columns(), List.of("a"), uniqueKeys, indexes, foreignKeys, null);
    }

    private static List<Column> columns() {
        return List.of(
                Column.of("a", ColumnType.of(BaseType.TEXT), false),
                Column.of("b", ColumnType.of(BaseType.TEXT), true));
    }

    private static ForeignKey foreign(String column) {
        return new ForeignKey(List.of(column), "target", List.of("id"), ForeignKey.OnDelete.NO_ACTION);
    }

    private static Index index(String column) {
        return new Index(List.of(column), Index.Method.BTREE, false, null, List.of());
    }
}
