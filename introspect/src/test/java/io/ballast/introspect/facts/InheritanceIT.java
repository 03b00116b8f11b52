package io.ballast.introspect.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.report.Progress;
import io.ballast.testdb.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table that others inherit from has its own rows alone; one that is partitioned has those of its partitions. */
class InheritanceIT {
    private static final String TABLES = """
            CREATE TABLE city (id integer PRIMARY KEY);
            INSERT INTO city SELECT generate_series(1, 5);
            CREATE TABLE small_town () INHERITS (city);
            INSERT INTO small_town SELECT generate_series(101, 150);
            CREATE TABLE visit (city_id integer REFERENCES city, hours integer);
            INSERT INTO visit SELECT 1 + i % 5, i FROM generate_series(1, 10) AS i;
            CREATE TABLE old_visit () INHERITS (visit);
            INSERT INTO old_visit SELECT 100 + i % 50, 100 + i FROM generate_series(1, 90) AS i;
            CREATE TABLE parted (city_id integer REFERENCES city, hours integer) PARTITION BY RANGE (hours);
            CREATE TABLE parted_low PARTITION OF parted FOR VALUES FROM (MINVALUE) TO (50);
            CREATE TABLE parted_high PARTITION OF parted FOR VALUES FROM (50) TO (MAXVALUE);
            INSERT INTO parted SELECT 1 + i % 5, i FROM generate_series(1, 100) AS i;
            """;

    @ParameterizedTest
    @ValueSource(strings = {"ANALYZE", "SELECT 1"})
    void countsTheRowsOfTheTableItself(String analyze) throws SQLException {
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            statement.execute(analyze);
            SchemaFacts schema = CatalogReader.read(connection, "public", Progress.silent());
            assertThat(schema.tables())
                    .extracting(table -> table.name() + " " + table.rows().count())
                    .containsExactly("city 5", "old_visit 90", "parted 100", "small_town 50", "visit 10");
            assertThat(hours(schema, "visit").statistics().distinct()).isEqualTo(10);
            assertThat(hours(schema, "visit").statistics().bounds())
                    .contains("1", "10")
                    .doesNotContain("190");
            assertThat(hours(schema, "parted").statistics().bounds()).contains("1", "100");
            assertThat(children(schema, "visit")).isEqualTo(Map.of(2L, 5L));
            assertThat(children(schema, "parted")).isEqualTo(Map.of(20L, 5L));
        }
    }

    /** There may be thousands of partitions, each with the same of its own. */
    @Test
    void tellsOfTheFirstPartitionsAlone() throws SQLException {
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE parted (hours integer) PARTITION BY RANGE (hours)");
            for (int i = 0; i < 15; i++) {
                statement.execute("CREATE TABLE part" + i + " PARTITION OF parted FOR VALUES FROM (" + i + ") TO ("
                        + (i + 1) + ") WITH (fillfactor = 70)");
            }
            assertThat(table(CatalogReader.read(connection, "public", Progress.silent()), "parted")
                            .others())
                    .hasSize(13)
                    .startsWith("storage parameters fillfactor=70 of partition \"part0\"")
                    .endsWith("3 more such things of partitions");
        }
    }

    private static LiveColumn hours(SchemaFacts schema, String table) {
        return table(schema, table).columns().get(1);
    }

    private static Map<Long, Long> children(SchemaFacts schema, String table) {
        return table(schema, table).constraints().foreignKeys().get(0).parentsByChildren();
    }

    private static LiveTable table(SchemaFacts schema, String name) {
        return schema.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
