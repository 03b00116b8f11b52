package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles of some tables, made and loaded by the command. */
class GenerateTablesIT {
    @TempDir
    private Path directory;

    private TestDatabase database;
    private BallastJar ballast;

    @BeforeEach
    void makeDatabase() {
        database = TestDatabase.fresh();
        ballast = new BallastJar(directory, Map.of("PGPASSWORD", database.password(), "BALLAST_DB", url()));
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void bundlesOfSomeTablesTogetherAreTheCompleteOneInTheDatabase() throws Exception {
        done("generate", "users", "--rows", "users=1k", "-o", "complete");
        assertThat(done("generate", "users", "--rows", "users=1k", "--tables", "emails,phone_numbers", "-o", "children")
                        .out())
                .contains("foreign key (user_id) of \"emails\" to \"users\"");
        done("generate", "users", "--rows", "users=1k", "--exclude-tables", "emails,phone_numbers", "-o", "parents");
        assertThat(bytes("children", "emails")).isEqualTo(bytes("complete", "emails"));
        assertThat(done("inspect", "children").out()).contains("without users");
        assertThat(done("verify", "children").out()).startsWith("children is complete: ");

        done("load", "complete", "--schema", "all");
        done("load", "parents", "--schema", "parts");
        assertThat(done("load", "children", "--schema", "parts").out()).contains("table \"users\"");
        done("verify", "complete", "--db", url(), "--schema", "parts");
        assertThat(orphans()).isZero();
    }

    @Test
    void theSpecOfSuchABundleMakesAndLoadsTheSameTables() throws Exception {
        done("generate", "users", "--rows", "users=1k", "--tables", "emails", "--virtual", "-o", "small");
        done("generate", "small/dataset.yaml", "-o", "again");

        assertThat(done("spec", "check", "small/dataset.yaml").out()).contains("1,000, omitted");
        done("load", "small", "--schema", "a");
        done("load", "small/dataset.yaml", "--schema", "b");
        done("verify", "again", "--db", url(), "--schema", "a");
        done("verify", "again", "--db", url(), "--schema", "b");
    }

    @Test
    void thePlanSaysWhatIsOmitted() {
        assertThat(done("generate", "users", "--tables", "emails", "-o", "x", "--dry-run")
                        .out())
                .contains(
                        "Omitted, as requested: table \"users\", table \"phone_numbers\", foreign key (user_id) of \"emails\" to \"users\".\n");
        assertThat(ballast.run("generate", "users", "--tables", "mails", "-o", "x")
                        .err())
                .contains("spec users has no table \"mails\"; found: users, emails, phone_numbers");
        assertThat(directory.resolve("x")).doesNotExist();
    }

    private BallastJar.Result done(String... arguments) {
        BallastJar.Result result = ballast.run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private String url() {
        return "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/" + database.name()
                + "?sslmode=prefer";
    }

    private byte[] bytes(String bundle, String table) throws IOException {
        return Files.readAllBytes(directory.resolve(bundle + "/data/" + table + "/" + table + "-00000.csv.zst"));
    }

    /** How many emails refer to a user that is not there. */
    private long orphans() throws Exception {
        try (var connection = database.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM parts.emails e LEFT JOIN parts.users u ON"
                        + " u.id = e.user_id WHERE u.id IS NULL")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
