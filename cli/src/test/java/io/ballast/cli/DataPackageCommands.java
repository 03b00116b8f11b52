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

/** Commands on a data package in a directory of its own, and a database to load it into. */
abstract class DataPackageCommands {
    static final String REMEDY =
            ". Nothing was published. Fix the file, or what describes it, then start over with --restart.";

    @TempDir
    Path directory;

    private TestDatabase database;

    @BeforeEach
    void makeDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    /** Writes a package of two tables, customers and their orders, in three files. */
    final void shop() throws IOException {
        write("datapackage.json", """
                {"profile": "tabular-data-package", "name": "shop", "resources": [
                 {"name": "orders", "path": ["orders/1.csv", "orders/2.csv"], "schema": {
                  "fields": [{"name": "id", "type": "integer"}, {"name": "customer", "type": "integer"},
                             {"name": "total", "type": "number", "constraints": {"minimum": 0}}],
                  "primaryKey": "id",
                  "foreignKeys": [{"fields": "customer", "reference": {"resource": "customers", "fields": "id"}}]}},
                 {"name": "customers", "path": "customers.csv", "schema": {
                  "fields": [{"name": "id", "type": "integer"},
                             {"name": "name", "type": "string", "constraints": {"unique": true, "pattern": "[A-Z].*"}}],
                  "primaryKey": "id"}}]}""");
        write("customers.csv", "id,name\r\n1,Ada\r\n2,Bob\r\n");
        write("orders/1.csv", "id,customer,total\n1,1,5.50\n2,1,2.00\n");
        write("orders/2.csv", "id,customer,total\n3,1,1.00\n4,2,2.00\n");
    }

    final void write(String name, String text) throws IOException {
        Files.createDirectories(directory.resolve(name).getParent());
        Files.writeString(directory.resolve(name), text);
    }

    final BallastJar.Result load(String... options) {
        List<String> arguments = new ArrayList<>(List.of("load", directory.toString(), "--db", url(), "--jobs", "2"));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(new String[0]));
    }

    final BallastJar.Result run(String... arguments) {
        return new BallastJar(directory, Map.of("PGPASSWORD", database.password())).run(arguments);
    }

    final String url() {
        return "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/" + database.name()
                + "?sslmode=prefer";
    }

    final List<String> texts(String sql) throws SQLException {
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
