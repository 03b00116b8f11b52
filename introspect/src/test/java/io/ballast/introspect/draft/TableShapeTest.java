package io.ballast.introspect.draft;

import static io.ballast.introspect.draft.TestFacts.schema;
import static io.ballast.introspect.draft.TestFacts.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.SchemaFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rows of empty tables that are to be filled: few in lists, many where rows come and come. */
class TableShapeTest {
    private static final ColumnStatistics NONE = ColumnStatistics.NONE;

    private static final SchemaFacts SHOP = schema(
            table("order_statuses", 0).id("id"),
            table("unused_types", 0).id("id"),
            table("users", 0).id("id"),
            table("products", 0).id("id"),
            table("orders", 0)
                    .id("id")
                    .column("user_id", "integer", NONE)
                    .column("status_id", "integer", NONE)
                    .refers("user_id", "users", "id", Map.of())
                    .refers("status_id", "order_statuses", "id", Map.of()),
            table("addresses", 0)
                    .id("id")
                    .column("user_id", "integer", NONE)
                    .refers("user_id", "users", "id", Map.of()),
            table("audit_logs", 0).id("id"));

    @Test
    void isKnownByReferencesAndNames() {
        Map<String, TableShape> shapes = SHOP.tables().stream()
                .collect(Collectors.toMap(table -> table.name(), table -> TableShape.of(table, SHOP.tables())));
        assertThat(shapes)
                .isEqualTo(Map.of(
                        "order_statuses", TableShape.LOOKUP,
                        "unused_types", TableShape.ROOT,
                        "users", TableShape.ROOT,
                        "products", TableShape.ROOT,
                        "orders", TableShape.MANY,
                        "addresses", TableShape.CHILD,
                        "audit_logs", TableShape.MANY));
    }

    @Test
    void decidesHowManyRowsAFillMakes() {
        DraftOptions fill = new DraftOptions(1, 0, Set.of(), true, RowWishes.NONE, NameGuesses.builtIn(), true);
        SpecDraft draft = SpecDrafter.draft(SHOP, fill);
        assertThat(draft.notes().get(List.of("tables", "order_statuses")))
                .contains("empty there; 10 rows are supposed here");
        assertThat(draft.notes().get(List.of("tables", "users"))).contains("empty there; 100 rows are supposed here");
        assertThat(draft.notes().get(List.of("tables", "audit_logs")))
                .contains("empty there; 1000 rows are supposed here");
    }
}
