package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TableSummaryTest {
    private static final List<SourceTable> TABLES =
            Cases.bundle(Compression.ZSTD).sourceTables();

    private static final TableSummary CUSTOMERS = TableSummary.of(TABLES.get(0));

    @Test
    void addsUpShardsAndWritesKeysAsPeopleDo() {
        assertThat(CUSTOMERS.columns())
                .containsExactly(
                        new TableSummary.TableColumn("id", "bigint", false, null),
                        new TableSummary.TableColumn("name", "varchar(40)", false, "as written"),
                        new TableSummary.TableColumn("joined", "date", true, null));
        assertThat(CUSTOMERS.keys().uniqueKeys()).containsExactly(List.of("name"));
        assertThat(CUSTOMERS.keys().indexes())
                .containsExactly("btree (joined) include (name) where joined is not null");
        TableSummary orders = TableSummary.of(TABLES.get(1));
        assertThat(orders.partitions()).isEqualTo(2);
        assertThat(orders.keys().foreignKeys()).containsExactly("(customer_id) -> customers (id) on delete cascade");
        assertThat(CUSTOMERS.volume().rows() + orders.volume().rows()).isEqualTo(6);
        assertThat(CUSTOMERS.volume().shards() + orders.volume().shards()).isEqualTo(3);
    }

    /** Programs read these names; the groups of the record do not show. */
    @Test
    void becomesJsonWithoutGroups() {
        JsonNode json = new JsonMapper().valueToTree(CUSTOMERS);
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder(
                        "name",
                        "comment",
                        "rows",
                        "rawBytes",
                        "sizeBytes",
                        "shards",
                        "partitions",
                        "columns",
                        "primaryKey",
                        "uniqueKeys",
                        "indexes",
                        "foreignKeys");
        assertThat(json.at("/primaryKey/0").asString()).isEqualTo("id");
        assertThat(json.at("/columns/1/type").asString()).isEqualTo("varchar(40)");
    }
}
