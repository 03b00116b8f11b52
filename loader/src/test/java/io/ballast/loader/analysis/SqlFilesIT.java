package io.ballast.loader.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.Psql;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of sql/analysis, run by psql as it stands. */
class SqlFilesIT {
    private static final Path FOLDER = Path.of("..", "sql", "analysis");

    private static TestDatabase database;

    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.fresh();
        try (Connection connection = database.open()) {
            ShopTables.create(connection);
        }
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @EnabledIf("io.ballast.testdb.Psql#expected")
    @ParameterizedTest
    @MethodSource("files")
    void psqlAndTheDriverReadTheSameAnswer(Path file) throws Exception {
        List<String> byDriver = driver(Files.readString(file));
        List<String> byPsql = psql(file);
        if (Files.readString(file).matches("(?s).*pg_(database_size|stat_all|statio_all).*")) {
            // Other tests make and drop databases meanwhile, and the server writes and counts when it likes: hold the
            // titles
            // alone.
            assertThat(byPsql.get(0)).isEqualTo(byDriver.get(0));
            assertThat(byPsql).hasSizeGreaterThan(1);
        } else {
            assertThat(byPsql).isEqualTo(byDriver);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void beginsWithItsQuestion(Path file) throws IOException {
        assertThat(Files.readAllLines(file).get(0)).startsWith("-- ").endsWith("?");
    }

    @Test
    void everyTypedQuestionIsAFile() throws IOException {
        for (SqlQuestion question : SqlQuestion.values()) {
            assertThat(files()).extracting(Files::readString).contains(question.sql());
        }
    }

    /** Rows of a table that inherits from another one are its own alone. */
    @Test
    void countsRowsOnceWhereTablesInherit() throws Exception {
        try (TestDatabase inheriting = TestDatabase.fresh();
                Connection connection = inheriting.open();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE city (id integer PRIMARY KEY);
                    CREATE TABLE town () INHERITS (city);
                    CREATE TABLE visit (city_id integer REFERENCES city);
                    CREATE TABLE old_visit () INHERITS (visit);
                    INSERT INTO city VALUES (1);
                    INSERT INTO town VALUES (2), (3);
                    INSERT INTO visit VALUES (1);
                    INSERT INTO old_visit VALUES (1), (2), (3), (4)""");
            assertThat(first(statement, "rows.sql", 5))
                    .containsExactly("old_visit|4", "town|2", "city|1", "visit|1", "(all tables)|8");
            assertThat(first(statement, "columns.sql", 4))
                    .extracting(row -> row.split("\\|", -1)[0] + row.split("\\|", -1)[3])
                    .containsExactly("city1", "old_visit4", "town2", "visit1");
            assertThat(first(statement, "children-per-parent.sql", 1))
                    .extracting(row -> row.replaceFirst("\\|1\\.0.*", ""))
                    .containsExactly("visit|city_id|city|1|1");
        }
    }

    private static List<String> first(Statement statement, String file, int rows) throws Exception {
        List<String> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(Files.readString(FOLDER.resolve(file)))) {
            int columns = file.equals("rows.sql") ? 2 : row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(row.getString(i));
                }
                found.add(String.join("|", values));
            }
        }
        assertThat(found).hasSize(rows);
        return found;
    }

    @EnabledIf("io.ballast.testdb.Psql#expected")
    @Test
    void emailsPerUserStandBesideTheExpectedShare() throws Exception {
        assertThat(psql(FOLDER.resolve("emails-per-user.sql")))
                .containsExactly(
                        "emails,users,share,expected_share,bar",
                        "1,505,0.505000,0.505468,#########################",
                        "2,212,0.212000,0.211680,###########",
                        "3,127,0.127000,0.127220,######",
                        "4,89,0.089000,0.088647,####",
                        "5,67,0.067000,0.066984,###");
    }

    @EnabledIf("io.ballast.testdb.Psql#expected")
    @Test
    void phoneNumbersPerUserShowCountsThatTheDistributionDoesNotKnow() throws Exception {
        assertThat(psql(FOLDER.resolve("phone-numbers-per-user.sql")))
                .contains("0,990,0.990000,,##################################################")
                .contains("3,10,0.010000,0.127220,#");
    }

    private static List<String> psql(Path file) throws Exception {
        return Psql.on(database)
                .with("PGOPTIONS", "-c search_path=\"Web\\ Shop\"")
                .run("--csv", "-f", file.toString())
                .lines()
                .toList();
    }

    private static List<String> driver(String question) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = \"" + ShopTables.SCHEMA + "\"");
            try (ResultSet rows = statement.executeQuery(question)) {
                int columns = rows.getMetaData().getColumnCount();
                List<String> lines = new ArrayList<>();
                String[] cells = new String[columns];
                for (int i = 0; i < columns; i++) {
                    cells[i] = rows.getMetaData().getColumnLabel(i + 1);
                }
                lines.add(String.join(",", cells));
                while (rows.next()) {
                    for (int i = 0; i < columns; i++) {
                        cells[i] = csv(rows.getString(i + 1));
                    }
                    lines.add(String.join(",", cells));
                }
                return lines;
            }
        }
    }

    private static String csv(String cell) {
        if (cell == null) {
            return "";
        }
        return cell.contains(",") || cell.contains("\"") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
