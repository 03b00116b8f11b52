package io.ballast.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** A table of a spec as a DataFrame: what is read, and what need not be. */
class DataSourceIT {
    private static final String SMALL = """
            ballast: 1
            dataset: small
            tables:
              users:
                rows: 1000
                columns:
                  id: { type: bigint, primaryKey: true, value: { sequence: {} } }
                  name: { type: text, value: { faker: name.fullName }, comment: in full }
              logins:
                per: users
                count: 3
                columns:
                  user_id: { type: bigint, references: users.id }
                  at: { type: timestamptz, value: { timestamp: { from: 2024-01-01, to: 2025-01-01 } } }
            """;

    static Dataset<Row> read(String spec, String table) {
        return read(Map.of("spec", spec, "table", table));
    }

    private static Dataset<Row> read(Map<String, String> options) {
        return LocalSpark.session().read().format("ballast").options(options).load();
    }

    @Test
    void aPresetIsATypedTable() {
        Dataset<Row> users = read(Map.of("spec", "users", "table", "users", "rows.users", "2k"));

        assertThat(users.count()).isEqualTo(2000);
        assertThat(users.select("id").distinct().count()).isEqualTo(2000);
        assertThat(read(SMALL, "users").schema().treeString())
                .isEqualTo("root\n |-- id: long (nullable = false)\n |-- name: string (nullable = false)\n");
        assertThat(read(SMALL, "users").schema().fields()[1].getComment().get()).isEqualTo("in full");
    }

    @Test
    void partitionsAreTheShardsOfTheSpec() {
        assertThat(partitions(read(Map.of("spec", SMALL, "table", "users", "shards", "7"))))
                .isEqualTo(7);
        assertThat(partitions(read(Map.of("spec", SMALL, "table", "users", "shardSize", "4KiB"))))
                .isBetween(4, 10);
        assertThat(partitions(read(SMALL, "users"))).isEqualTo(1);
    }

    @Test
    void cutOtherwiseItHasTheSameRows() {
        Dataset<Row> whole = read(SMALL, "logins");
        Dataset<Row> cut = read(Map.of("spec", SMALL, "table", "logins", "shards", "7"));

        assertThat(cut.collectAsList()).isEqualTo(whole.collectAsList());
        assertThat(cut.count()).isEqualTo(3000);
    }

    @Test
    void onlyTheColumnsThatAreWantedAreMade() {
        Dataset<Row> names = read(SMALL, "users").filter("id > 990").select("name");

        assertThat(names.queryExecution().optimizedPlan().toString()).contains("RelationV2[id#", "name#");
        assertThat(plan(read(SMALL, "users").select("name"))).contains("ballast users struct<name:string>");
        assertThat(plan(read(SMALL, "users").groupBy().count())).contains("ballast users struct<>");
        assertThat(names.collectAsList())
                .isEqualTo(read(SMALL, "users").collectAsList().subList(990, 1000).stream()
                        .map(row -> org.apache.spark.sql.RowFactory.create(row.getString(1)))
                        .toList());
    }

    @Test
    void aLimitReadsNoMoreShardsThanItTakes() {
        Dataset<Row> few =
                read(Map.of("spec", SMALL, "table", "users", "shards", "10")).limit(150);

        assertThat(plan(few)).contains("limit 150");
        assertThat(few.count()).isEqualTo(150);
        assertThat(few.select("id").collectAsList().stream()
                        .map(row -> row.getLong(0))
                        .distinct())
                .hasSize(150);
        assertThat(partitions(read(Map.of("spec", SMALL, "table", "users", "shards", "10"))
                        .limit(1)))
                .isEqualTo(1);
    }

    @Test
    void countsOfRowsAreExact() {
        Dataset<Row> logins = read(SMALL, "logins");

        assertThat(logins.queryExecution()
                        .optimizedPlan()
                        .stats()
                        .rowCount()
                        .get()
                        .toLong())
                .isEqualTo(3000);
    }

    @Test
    void rowsComeInBatchesOfColumns() {
        assertThat(plan(read(SMALL, "users"))).contains("ColumnarToRow");
    }

    @Test
    void joinsFindEachParent() {
        Dataset<Row> users = read(SMALL, "users");
        Dataset<Row> logins = read(SMALL, "logins");

        assertThat(logins.join(users, logins.col("user_id").equalTo(users.col("id")))
                        .count())
                .isEqualTo(3000);
        assertThat(logins.join(users, logins.col("user_id").equalTo(users.col("id")), "left_anti")
                        .count())
                .isZero();
    }

    @Test
    void wrongOptionsAreRefused() {
        assertRefused(
                Map.of("table", "users"),
                "the option spec is missing; expected a preset, a file on the driver, or the text of a spec.");
        assertRefused(Map.of("spec", "users"), "the option table is missing; tables: users, emails, phone_numbers.");
        assertRefused(
                Map.of("spec", SMALL, "table", "user"),
                "the dataset has no table user; tables: users, logins; did you mean \"users\"?");
        assertRefused(
                Map.of("spec", "userz", "table", "users"),
                "userz: neither a file nor a preset; presets: users, orders, shop, events; did you mean \"users\"?");
        assertRefused(
                Map.of("spec", SMALL, "table", "users", "rows.user", "5"),
                "option rows user=5: no table \"user\"; found: users, logins; did you mean \"users\"?");
        assertRefused(
                Map.of("spec", SMALL, "table", "users", "scale", "much"),
                "option scale: found \"much\"; expected a number such as 0.1.");
        assertRefused(
                Map.of("spec", SMALL, "table", "users", "seed", "x"),
                "option seed: found \"x\"; expected a whole number.");
        assertRefused(
                Map.of("spec", SMALL, "table", "users", "shards", "0"),
                "option shards: found \"0\"; expected a number from 1.");
        assertRefused(
                Map.of("spec", SMALL, "table", "users", "shardSize", "big"),
                "option shardSize: \"big\" is not a size; write 64KiB, 128MiB, 1.5GiB, or 100MB for powers of ten.");
        assertRefused(
                Map.of("spec", SMALL, "table", "users", "shards", "2", "shardSize", "1MiB"),
                "the options shards and shardSize contradict each other: choose one.");
        assertRefused(
                Map.of("spec", SMALL, "table", "users", "shard", "2"),
                "unknown option shard; expected spec, table, scale, seed, shards, shardSize, rows.TABLE, set.PATH; did you mean \"shards\"?");
    }

    private static void assertRefused(Map<String, String> options, String message) {
        assertThatThrownBy(() -> read(options)).hasMessageStartingWith(message);
    }

    private static int partitions(Dataset<Row> rows) {
        return rows.queryExecution().executedPlan().execute().getNumPartitions();
    }

    private static String plan(Dataset<Row> rows) {
        return rows.queryExecution().executedPlan().toString();
    }

    static List<Row> sql(String text) {
        return LocalSpark.session().sql(text).collectAsList();
    }
}
