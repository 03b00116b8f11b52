package io.ballast.loader.plan;

import static io.ballast.loader.plan.PlanFixture.bundle;
import static io.ballast.loader.plan.PlanFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TableSchema;
import io.ballast.loader.plan.FillObject.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FillDecisionTest {
    private static final Manifest MANIFEST = bundle(table(schema("p"), 1), table(schema("c"), 1));
    private static final LoadOptions OPTIONS =
            LoadOptions.of(Path.of("bundle")).withMode(LoadMode.FILL).withKeysFrom(0);

    @Test
    void takesKeysAwayOnceNothingRefersToThem() {
        FillPlan plan = decide(OPTIONS, tables(true, true), key("p", null), foreignKey("c", null, "p"));

        assertThat(plan.inPlace()).containsExactlyInAnyOrder("p", "c");
        assertThat(plan.removals()).flatExtracting(Removal::sql).containsExactly("remove c_fk", "remove p_pk");
        assertThat(plan.batches()).containsExactly(plan.removals());
        assertThat(plan.restorations())
                .containsExactly(
                        new Restoration(1, "c", StepId.Kind.COPY, "c", "", List.of()),
                        new Restoration(2, "p", StepId.Kind.COPY, "p", "", List.of()),
                        new Restoration(3, "p", StepId.Kind.INDEX, "p_pk", "", List.of("build p_pk")),
                        new Restoration(4, "p", StepId.Kind.KEYS, "p", "", List.of("finish p_pk")),
                        new Restoration(5, "c", StepId.Kind.FOREIGN_KEY, "c_fk", "p", List.of("build c_fk")),
                        new Restoration(6, "c", StepId.Kind.VALIDATE, "c_fk", "p", List.of("finish c_fk")));
        assertThat(plan.notes()).isEmpty();
    }

    @Test
    void leavesKeysAndIndexesOfTablesThatGetFewRowsAndTakesTheirForeignKeys() {
        Manifest manifest = bundle(table(schema("p"), 1), table(schema("c"), 2));
        FillFacts facts = new FillFacts(
                tables(true, true), List.of(key("p", null), key("c", null), foreignKey("c", null, "p")), null);

        FillPlan plan = FillDecision.of(manifest, OPTIONS.withKeysFrom(6), facts);

        assertThat(plan.removals()).flatExtracting(Removal::sql).containsExactly("remove c_fk", "remove c_pk");
        assertThat(plan.notes())
                .containsExactly(
                        "keys and indexes of p stay in place: so few rows are entered into them sooner than they are built.");
    }

    @Test
    void leavesKeysThatTablesWithRowsReferTo() {
        FillPlan plan = decide(OPTIONS, tables(true, false), key("p", null), foreignKey("c", null, "p"));

        assertThat(plan.inPlace()).containsExactly("p");
        assertThat(plan.appended()).containsEntry("c", "it has rows");
        assertThat(plan.removals()).isEmpty();
        assertThat(plan.notes())
                .containsExactly("key \"p_pk\" of table \"p\" stays in place: foreign keys that stay refer to it.");
    }

    @Test
    void appendsToTablesWhoseForeignKeysStay() {
        FillPlan plan = decide(OPTIONS, tables(true, true), foreignKey("c", "its triggers are off", "p"));

        assertThat(plan.appended()).containsEntry("c", "foreign key \"c_fk\" stays in place: its triggers are off");
    }

    @Test
    void leavesForeignKeysToTablesThatAreNotFilled() {
        FillPlan plan = decide(OPTIONS, tables(true, true), foreignKey("c", null, "elsewhere"));

        assertThat(plan.inPlace()).containsExactlyInAnyOrder("p", "c");
        assertThat(plan.notes())
                .containsExactly(
                        "foreign key \"c_fk\" of table \"c\" stays in place: it refers to a table that is not filled.");
    }

    @Test
    void bringsForeignKeysBackAfterTheRowsOfTheirParent() {
        FillPlan plan = decide(OPTIONS, tables(false, true), foreignKey("c", null, "p"));

        assertThat(plan.afterAppending())
                .extracting(Restoration::kind)
                .containsExactly(StepId.Kind.FOREIGN_KEY, StepId.Kind.VALIDATE);
        assertThat(plan.beforePublishing()).isEmpty();
        assertThat(plan.removals().get(0).tables()).containsExactly("c", "p");
    }

    @Test
    void takesAwayNoMoreAtOnceThanTheLockTableHolds() {
        FillObject[] keys = IntStream.range(0, 2 * FillPlan.OBJECTS_PER_TRANSACTION + 1)
                .mapToObj(n -> object("c", Kind.FOREIGN_KEY, "fk" + n, null, List.of("p")))
                .toArray(FillObject[]::new);

        FillPlan plan = decide(OPTIONS, tables(true, true), keys);

        assertThat(plan.batches())
                .extracting(List::size)
                .containsExactly(FillPlan.OBJECTS_PER_TRANSACTION, FillPlan.OBJECTS_PER_TRANSACTION, 1);
    }

    @Test
    void goesOnAsItWasBegun() {
        Restoration begun = new Restoration(1, "p", StepId.Kind.COPY, "p", "", List.of());
        FillFacts facts = new FillFacts(tables(false, true), List.of(), List.of(begun));

        FillPlan plan = FillDecision.of(MANIFEST, OPTIONS, facts);

        assertThat(plan.inPlace()).containsExactly("p");
        assertThat(plan.appended()).containsOnlyKeys("c");
        assertThat(plan.removals()).isEmpty();
        assertThat(plan.restorations()).containsExactly(begun);
    }

    @Test
    void decidesNothingInOtherModes() {
        FillFacts facts = new FillFacts(tables(true, true), List.of(), null);

        assertThat(FillDecision.of(MANIFEST, OPTIONS.withMode(LoadMode.APPEND), facts))
                .isEqualTo(FillPlan.NONE);
    }

    private static FillPlan decide(LoadOptions options, List<FillTable> tables, FillObject... objects) {
        return FillDecision.of(MANIFEST, options, new FillFacts(tables, List.of(objects), null));
    }

    private static List<FillTable> tables(boolean parentEmpty, boolean childEmpty) {
        return List.of(
                new FillTable("p", parentEmpty, null, false, List.of(), List.of(), List.of()),
                new FillTable("c", childEmpty, null, false, List.of(), List.of(), List.of()));
    }

    private static FillObject key(String table, @Nullable String stays) {
        return object(table, Kind.KEY, table + "_pk", stays, List.of("c\u0001c_fk"));
    }

    private static FillObject foreignKey(String table, @Nullable String stays, String parent) {
        return object(table, Kind.FOREIGN_KEY, table + "_fk", stays, List.of(parent));
    }

    private static FillObject object(String table, Kind kind, String name, @Nullable String stays, List<String> ties) {
        return new FillObject(
                table, kind, name, stays, "remove " + name, List.of("build " + name), List.of("finish " + name), ties);
    }

    private static TableSchema schema(String name) {
        Column id = Column.of("id", ColumnType.of(BaseType.BIGINT), false);
        return new TableSchema(name, null, List.of(id), List.of(), List.of(), List.of(), List.of(), null);
    }
}
