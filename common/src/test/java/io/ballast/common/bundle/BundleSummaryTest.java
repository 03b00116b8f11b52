package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BundleSummaryTest {
    @Test
    void addsUpTablesAndTellsTheirKeys() {
        BundleSummary summary = BundleSummary.of(Cases.bundle(Compression.ZSTD));
        assertThat(summary.volume()).isEqualTo(new BundleSummary.Volume(6, 210, 210, 3));
        BundleSummary.Table customers = summary.tables().get(0);
        assertThat(customers.columns())
                .containsExactly(
                        new BundleSummary.TableColumn("id", "bigint", false, null),
                        new BundleSummary.TableColumn("name", "varchar(40)", false, "as written"),
                        new BundleSummary.TableColumn("joined", "date", true, null));
        assertThat(customers.keys().uniqueKeys()).containsExactly(List.of("name"));
        assertThat(customers.keys().indexes())
                .containsExactly("btree (joined) include (name) where joined is not null");
        BundleSummary.Table orders = summary.tables().get(1);
        assertThat(orders.partitions()).isEqualTo(2);
        assertThat(orders.keys().foreignKeys()).containsExactly("(customer_id) -> customers (id) on delete cascade");
    }

    /** Programs read these names; the groups of the records do not show. */
    @Test
    void becomesJsonWithoutGroups() {
        JsonNode json = new JsonMapper().valueToTree(BundleSummary.of(Cases.bundle(Compression.ZSTD)));
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder(
                        "dataset",
                        "seed",
                        "algorithmVersion",
                        "specSha256",
                        "compression",
                        "header",
                        "rows",
                        "rawBytes",
                        "sizeBytes",
                        "shards",
                        "tables");
        assertThat(json.at("/tables/0").propertyNames())
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
    }

    @Test
    void becomesJsonAsItIs() {
        JsonNode json = new JsonMapper().valueToTree(BundleSummary.of(Cases.bundle(Compression.GZIP)));
        assertThat(json.at("/compression").asString()).isEqualTo("gzip");
        assertThat(json.at("/tables/1/primaryKey/0").asString()).isEqualTo("id");
        assertThat(json.at("/tables/0/columns/1/type").asString()).isEqualTo("varchar(40)");
    }
}
