package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTable;
import io.ballast.introspect.facts.LiveType;
import io.ballast.introspect.facts.SchemaFacts;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.UuidKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The steps that look at several tables name the one that they fail at. The facts here are such as no catalog gives. */
class WholeSchemaFailureTest {
    private static final SchemaFacts SCHEMA = schema(
            table("orders", 9)
                    .id("id")
                    .column("user_id", "integer", ColumnStatistics.NONE)
                    .refers("user_id", "users", "id", Map.of()),
            table("users", 3).id("id"));

    @Test
    void supposingRows() {
        LiveTable users = schema(table("users", 0).id("id")).tables().get(0);
        LiveColumn withoutStatistics =
                new LiveColumn("name", LiveType.of("text"), true, LiveColumn.Origin.GIVEN, null, null, null);
        LiveTable broken = users.withRows(0, List.of(withoutStatistics), List.of());
        assertNames(
                "table \"users\"",
                () -> EmptyTables.fill(
                        new SchemaFacts("test", "public", List.of(broken), List.of()),
                        DraftOptions.DEFAULT,
                        new Notes()));
    }

    @Test
    void selectingColumns() {
        LiveTable users = SCHEMA.tables().get(1);
        LiveColumn withoutType = new LiveColumn("name", null, true, LiveColumn.Origin.GIVEN, null, null, null);
        LiveTable broken = users.withRows(3, List.of(withoutType), List.of());
        assertNames(
                "table \"users\"",
                () -> Selection.of(
                        new SchemaFacts("test", "public", List.of(broken), List.of()),
                        DraftOptions.DEFAULT,
                        new Notes()));
    }

    @Test
    void choosingParents() {
        Map<String, DraftTable> tables = tables();
        tables.get("users").columns.put("name", null);
        assertNames("table \"users\"", () -> Parents.choose(tables, "public", DraftOptions.DEFAULT, new Notes()));
    }

    @Test
    void fillingReferences() {
        Map<String, DraftTable> tables = tables();
        tables.get("orders").columns.put("user_id", null);
        assertNames("table \"orders\"", () -> References.fill(tables, "public", Set.of(), false, new Notes()));
    }

    @Test
    void settlingNulls() {
        Map<String, DraftTable> tables = tables();
        tables.values().forEach(table -> table.columns.values().forEach(column -> column.kind = UuidKind.V4));
        tables.get("orders").column("user_id").kind = new ReferenceKind("users", "gone", null, "user_id");
        assertNames("column \"orders.user_id\"", () -> Nullability.settle(tables, "public", new Notes()));
    }

    @Test
    void whatNamesNoTable() {
        assertNames(
                "its tables together",
                () -> DraftFailure.ofTablesTogether("public", () -> {
                    throw new IllegalStateException("no order");
                }));
    }

    private static Map<String, DraftTable> tables() {
        Map<String, DraftTable> tables = new TreeMap<>();
        Selection.of(SCHEMA, DraftOptions.DEFAULT, new Notes()).forEach(table -> tables.put(table.name(), table));
        return tables;
    }

    private static void assertNames(String object, ThrowingCallable step) {
        assertThatThrownBy(step)
                .hasMessageStartingWith("from-db cannot write a spec of schema \"public\" because of " + object + ": ")
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_REFUSED));
    }
}
