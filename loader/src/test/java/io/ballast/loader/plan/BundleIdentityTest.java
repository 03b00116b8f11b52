package io.ballast.loader.plan;

import static io.ballast.loader.plan.PlanFixture.USERS;
import static io.ballast.loader.plan.PlanFixture.bundle;
import static io.ballast.loader.plan.PlanFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two bundles whose loads would leave different tables are two bundles, even if every row is the same. */
class BundleIdentityTest {
    private static final Column ID = Column.of("id", type("integer"), false);
    private static final Column NOTE = Column.of("note", type("text"), true);
    private static final Index INDEX = index(List.of());

    @Test
    void coversAllThatALoadMakes() {
        List<TableSchema> variants = new ArrayList<>();
        TableSchema plain = schema(NOTE, INDEX, ForeignKey.OnDelete.NO_ACTION);
        variants.add(plain);
        variants.add(schema(Column.of("note", type("text"), false), INDEX, ForeignKey.OnDelete.NO_ACTION));
        variants.add(schema(withDefault("a"), INDEX, ForeignKey.OnDelete.NO_ACTION));
        variants.add(schema(withDefault("b"), INDEX, ForeignKey.OnDelete.NO_ACTION));
        variants.add(schema(checked(9), INDEX, ForeignKey.OnDelete.NO_ACTION));
        variants.add(schema(checked(10), INDEX, ForeignKey.OnDelete.NO_ACTION));
        variants.add(schema(NOTE, index(List.of("note")), ForeignKey.OnDelete.NO_ACTION));
        variants.add(schema(NOTE, INDEX, ForeignKey.OnDelete.CASCADE));
        variants.add(parts(plain, "a comment", plain.primaryKey(), plain.uniqueKeys(), null));
        variants.add(parts(plain, null, List.of(), plain.uniqueKeys(), null));
        variants.add(parts(plain, null, plain.primaryKey(), List.of(), null));
        variants.add(parts(plain, null, plain.primaryKey(), plain.uniqueKeys(), new Partitioning.ByHash("id", 2)));
        variants.add(parts(plain, null, plain.primaryKey(), plain.uniqueKeys(), new Partitioning.ByHash("id", 3)));

        assertThat(variants.stream().map(schema -> BundleIdentity.of(bundle(table(schema, 1)))))
                .doesNotHaveDuplicates();
        assertThat(variants.subList(0, 8).stream().map(schema -> BundleIdentity.earlier(bundle(table(schema, 1)))))
                .as("what earlier versions took for the same")
                .containsOnly(BundleIdentity.earlier(bundle(table(plain, 1))));
    }

    @Test
    void aLoadWithoutConstraintsIsAnother() {
        assertThat(BundleIdentity.of(USERS, false)).isNotEqualTo(BundleIdentity.of(USERS, true));
        assertThat(BundleIdentity.of(USERS, true)).isEqualTo(BundleIdentity.of(USERS));
    }

    private static ColumnType type(String sql) {
        return ColumnType.parse(sql).orElseThrow();
    }

    private static Column withDefault(String text) {
        return new Column("note", type("text"), true, new ColumnDefault.Literal(text), null, null);
    }

    private static Column checked(int maxLength) {
        return new Column("note", type("text"), true, null, new Check(null, null, null, maxLength, List.of()), null);
    }

    private static Index index(List<String> include) {
        return new Index(List.of("id"), Index.Method.BTREE, false, null, include);
    }

    private static TableSchema schema(Column note, Index index, ForeignKey.OnDelete onDelete) {
        return new TableSchema(
                "t",
                null,
                List.of(ID, note),
                List.of("id"),
                List.of(new UniqueKey(List.of("id", "note"))),
                List.of(index),
                List.of(new ForeignKey(List.of("id"), "t", List.of("id"), onDelete)),
                null);
    }

    private static TableSchema parts(
            TableSchema of,
            @Nullable String comment,
            List<String> primaryKey,
            List<UniqueKey> uniqueKeys,
            @Nullable Partitioning partitioning) {
        return new TableSchema(
                of.name(), comment, of.columns(), primaryKey, uniqueKeys, of.indexes(), of.foreignKeys(), partitioning);
    }
}
