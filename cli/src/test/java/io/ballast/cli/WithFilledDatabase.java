package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of {@code fill} have in common: for each a database with a schema in it, and fills of that which succeed. */
abstract class WithFilledDatabase {
    @TempDir
    protected Path directory;

    protected FilledDatabase database;

    @BeforeEach
    void open() throws SQLException, IOException {
        database = new FilledDatabase(directory);
        make();
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Makes the schema. */
    abstract void make() throws SQLException, IOException;

    /** Fills it, and has nothing to complain of. */
    protected void fill(String... options) {
        BallastJar.Result fill = database.fill(options);
        assertThat(fill.err()).isEmpty();
        assertThat(fill.exitCode()).isZero();
    }
}
