package io.ballast.cli;

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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A table that CSV files are loaded into, in a database of the test's own. */
abstract class WithCsvTable {
    @TempDir
    Path directory;

    TestDatabase database;

    @BeforeEach
    void makeTable() throws SQLException {
        database = TestDatabase.fresh();
        execute(
                "CREATE TABLE t (id integer PRIMARY KEY, name varchar(10), at timestamptz DEFAULT '2020-01-01 00:00+00',"
                        + " ok boolean NOT NULL DEFAULT true, doubled integer GENERATED ALWAYS AS (id * 2) STORED)");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    void write(String name, String text) throws IOException {
        Files.createDirectories(directory.resolve(name).getParent());
        Files.writeString(directory.resolve(name), text);
    }

    BallastJar.Result load(String... options) {
        return start(options).result();
    }

    /** A load that has not ended yet, whose standard input the test writes. */
    BallastJar.Running start(String... options) {
        List<String> arguments = new ArrayList<>(List.of("load"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--db", url(), "--jobs", "2"));
        if (!arguments.contains("--verbose")) {
            arguments.add("-q");
        }
        return jar().start(arguments.toArray(new String[0]));
    }

    BallastJar jar() {
        return new BallastJar(directory, Map.of("PGPASSWORD", database.password()));
    }

    String url() {
        return "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/" + database.name()
                + "?sslmode=prefer";
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                while (result.next()) {
                    texts.add(result.getString(1));
                }
            }
        }
        return texts;
    }
}
