package io.ballast.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.RuntimeConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A dataset as a catalog, by SQL. */
class BallastCatalogIT {
    @BeforeAll
    static void configure() {
        RuntimeConfig settings = LocalSpark.session().conf();
        settings.set("spark.sql.catalog.shop", BallastCatalog.class.getName());
        settings.set("spark.sql.catalog.shop.spec", "shop");
        settings.set("spark.sql.catalog.shop.scale", "0.01");
        settings.set("spark.sql.catalog.shop.rows.orders", "500");
    }

    @Test
    void listsItsTables() {
        assertThat(DataSourceIT.sql("SHOW TABLES IN shop").stream().map(row -> row.getString(1)))
                .containsExactlyInAnyOrder("categories", "products", "customers", "orders", "order_lines", "reviews");
    }

    @Test
    void answersQueries() {
        assertThat(DataSourceIT.sql("SELECT count(*) FROM shop.orders").get(0).getLong(0))
                .isEqualTo(500);
        assertThat(DataSourceIT.sql(
                                "SELECT count(*) FROM shop.order_lines l LEFT ANTI JOIN shop.orders o ON l.order_id = o.id")
                        .get(0)
                        .getLong(0))
                .isZero();
    }

    @Test
    void namesWhatItHasNot() {
        assertThatThrownBy(() -> DataSourceIT.sql("SELECT * FROM shop.users"))
                .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
        assertThatThrownBy(() -> DataSourceIT.sql("DROP TABLE shop.orders"))
                .hasStackTraceContaining("the tables of the catalog shop are made from a spec, and can only be read");
    }
}
