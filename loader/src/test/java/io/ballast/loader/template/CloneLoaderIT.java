package io.ballast.loader.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.common.schema.TableSchema;
import io.ballast.loader.Judge;
import io.ballast.loader.LoadTarget;
import io.ballast.loader.TestBundle;
import io.ballast.loader.UsersBundle;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.postgres.ConnectionResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloneLoaderIT {
    @TempDir
    private Path directory;

    private LoadTarget target;
    private Bundle bundle;
    private LoadOptions options;
    private TemplateName names;
    private String database;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        bundle = UsersBundle.write(directory, 100, 3);
        options = LoadOptions.of(directory).withJobs(2);
        database = target.database().name() + " \"copy\"";
        names = TemplateName.of(
                ShardSource.of(directory).read(), options, target.database().user(), database);
    }

    @AfterEach
    void close() throws SQLException {
        dropIfThere(database);
        dropIfThere(names.template());
        dropIfThere(names.unverified());
        target.close();
    }

    @Test
    void loadsOnceAndCopiesFromThenOn() throws SQLException {
        assertThat(loader().plan().loadsTemplate()).isTrue();
        assertThat(phases(loader().run())).contains("COPY", "INDEX", "CLONE", "VERIFY");
        accept();
        dropIfThere(database);

        ClonePlan plan = loader().plan();
        assertThat(plan.loadsTemplate()).isFalse();
        assertThat(plan.reason()).isEqualTo("a template of this bundle stands ready");
        assertThat(plan.before()).isEmpty();
        assertThat(phases(loader().run())).containsExactly("CLONE", "VERIFY");
        accept();
    }

    @Test
    void refusesADatabaseThatExists() throws SQLException {
        target.execute("CREATE DATABASE \"" + database.replace("\"", "\"\"") + "\"");

        assertThatThrownBy(() -> loader().run())
                .hasMessage("Database \"" + database + "\" exists already, and a copy of a template makes a new one."
                        + " Replace it with recreate, or drop it, or name another with new database.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.TARGET_REFUSED);
        assertThat(databases(names.template())).isEmpty();
    }

    @Test
    void neverTouchesADatabaseThatIsNotItsOwn() throws SQLException {
        target.execute("CREATE DATABASE " + names.template());

        assertThatThrownBy(() -> loader().run())
                .hasMessage(
                        "Database \"" + names.template() + "\" has the name of the template that is needed, but Ballast"
                                + " has not made it. Rename or drop it.");
        assertThat(databases(names.template())).hasSize(1);
        assertThat(databases(database)).isEmpty();
    }

    @Test
    void replacesADatabaseOnlyWhereThatIsWanted() throws SQLException {
        loader().run();
        in(database, "CREATE TABLE mine (a int)");
        assertThatThrownBy(() -> loader().run())
                .hasMessage("Database \"" + database + "\" exists already, and a copy of a template makes a new one."
                        + " Replace it with recreate, or drop it, or name another with new database.");
        try (Connection inIt = open(database)) {
            assertThat(inIt.isValid(5)).isTrue();
            CloneLoader anew =
                    new CloneLoader(target.settings(), new NewDatabase(database, true), options, Progress.silent());
            assertThat(anew.plan().after()).contains(CloneSql.drop(database));
            anew.run();
        }
        accept();
        assertThatThrownBy(() -> in(database, "SELECT * FROM mine")).hasMessageContaining("does not exist");
    }

    @Test
    void replacesNoDatabaseOfTheServers() {
        assertThatThrownBy(() -> new CloneLoader(
                                target.settings(), new NewDatabase("postgres", true), options, Progress.silent())
                        .run())
                .hasMessage(
                        "Database \"postgres\" is one that the server, or a template, needs: it is not replaced. Name"
                                + " another with new database.");
    }

    @Test
    void refusesARoleThatMayNotCreateDatabases() throws SQLException {
        target.execute("CREATE ROLE " + target.database().name() + " LOGIN PASSWORD 'w'");
        try {
            assertThatThrownBy(() -> new CloneLoader(
                                    ConnectionResolver.ofOwnUrl("postgresql://"
                                                    + target.database().name() + "@"
                                                    + target.settings().target() + "?sslmode=prefer")
                                            .withPassword("w"),
                                    NewDatabase.named(database),
                                    options,
                                    Progress.silent())
                            .run())
                    .hasMessage("Role \"" + target.database().name() + "\" may not create databases, and a copy of a"
                            + " template is one: ALTER ROLE … CREATEDB grants it.");
        } finally {
            target.execute("DROP ROLE " + target.database().name());
        }
    }

    @Test
    void makesATemplateAnewThatAnEarlierRunLeftUnfinished() throws SQLException {
        target.execute("CREATE DATABASE " + names.template());
        target.execute("COMMENT ON DATABASE " + names.template() + " IS 'ballast template 1 loading " + names.identity()
                + "'");
        target.execute("CREATE DATABASE " + names.unverified());

        assertThat(loader().plan().reason()).isEqualTo("an earlier run did not finish the template");
        loader().run();
        accept();
    }

    @Test
    void makesATemplateAnewThatWasOpened() throws SQLException {
        loader().run();
        dropIfThere(database);
        target.execute("ALTER DATABASE " + names.template() + " ALLOW_CONNECTIONS true");

        assertThat(phases(loader().run())).contains("COPY", "CLONE");
        accept();
    }

    @Test
    void makesATemplateAnewThatWasOpenedAndClosedAgain() throws SQLException {
        loader().run();
        dropIfThere(database);
        changeBehindItsBack();

        assertThat(loader().plan().reason())
                .isEqualTo("the template was opened to connections, or altered, since it was made");
        assertThat(phases(loader().run())).contains("COPY", "CLONE");
        accept();
    }

    /** An attacker who also forges the comment leaves no trace but the rows themselves. */
    @Test
    void neverCopiesRowsThatWereChangedBehindItsBack() throws SQLException {
        options = options.withVerify(VerifyLevel.FULL);
        loader().run();
        dropIfThere(database);
        changeBehindItsBack();
        target.execute(CloneSql.finishTemplate(names).get(1));

        assertThat(loader().plan().loadsTemplate()).isFalse();
        assertThat(phases(loader().run())).contains("COPY");
        accept();
    }

    @Test
    void vacuumOfTheCatalogLeavesATemplateReady() throws SQLException {
        loader().run();
        dropIfThere(database);
        target.execute("VACUUM (FREEZE) pg_catalog.pg_database");

        assertThat(loader().plan().loadsTemplate()).isFalse();
    }

    /** The plan of the same bytes that the run executes. */
    @Test
    void thePlanSaysHowTheFilesAreCopied() throws SQLException {
        loader().run();
        dropIfThere(database);

        String create = "CREATE DATABASE \"" + names.unverified() + "\" TEMPLATE \"" + names.template()
                + "\" STRATEGY FILE_COPY";
        assertThat(loader().plan().after()).contains("SET file_copy_method = clone", create);
    }

    /** Runs of one role meet, whatever database they reach the server by. */
    @Test
    void waitsForARunThatReachesTheServerByAnotherDatabase() throws Exception {
        try (LoadTarget other = new LoadTarget()) {
            List<CloneLoader> loaders = List.of(
                    loader(),
                    new CloneLoader(other.settings(), NewDatabase.named(database + "2"), options, Progress.silent()));
            List<CompletableFuture<RunReport>> runs = loaders.stream()
                    .map(loader -> CompletableFuture.supplyAsync(loader::run))
                    .toList();
            List<Boolean> loaded = runs.stream()
                    .map(run -> phases(run.join()).contains("COPY"))
                    .toList();
            assertThat(loaded).containsExactlyInAnyOrder(true, false);
        } finally {
            dropIfThere(database + "2");
        }
        accept();
    }

    @Test
    void manyCopiesOfOneTemplateAreMadeSideBySide() throws SQLException {
        List<String> copies = IntStream.range(0, 6)
                .mapToObj(i -> target.database().name() + "_copy_" + i)
                .toList();
        try (TemplateDatabase template = TemplateDatabase.ready(target.settings(), options, Progress.silent())) {
            copies.parallelStream().forEach(template::copyTo);
            assertThatThrownBy(() -> template.copyTo(copies.get(0)))
                    .hasMessage("Database \"" + copies.get(0) + "\" exists already.");
            for (String copy : copies) {
                try (Connection session = open(copy)) {
                    new Judge(directory, bundle).acceptsIn(session, "public");
                    template.drop(copy);
                }
                assertThat(databases(copy)).isEmpty();
            }
        }
    }

    private void changeBehindItsBack() throws SQLException {
        target.execute("ALTER DATABASE " + names.template() + " ALLOW_CONNECTIONS true");
        in(names.template(), "UPDATE users SET name = 'changed' WHERE ctid = '(0,1)'");
        target.execute("ALTER DATABASE " + names.template() + " ALLOW_CONNECTIONS false");
    }

    @Test
    void stopsWhenAskedTo() throws SQLException {
        CloneLoader loader = loader();
        loader.cancel();

        assertThatThrownBy(loader::run)
                .hasMessage(
                        "The load was stopped. There is no database \"" + database + "\"; run the same command again.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.INTERRUPTED);
        assertThat(databases(database)).isEmpty();
        loader().run();
        accept();
    }

    @Test
    void stopsWhenAskedToWhereATemplateStandsReady() throws SQLException {
        loader().run();
        dropIfThere(database);
        CloneLoader loader = loader();
        loader.cancel();

        assertThatThrownBy(loader::run)
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.INTERRUPTED);
        assertThat(databases(database)).isEmpty();
    }

    /** The rows are the same, and what is made of them is not. */
    @Test
    void aBundleWithOtherKeysHasATemplateOfItsOwn(@TempDir Path without) throws IOException {
        TestBundle bare = new TestBundle(without);
        for (BundleTable table : bundle.tables()) {
            bare.table(withoutIndexes(table.schema()), texts(table));
        }
        bare.finish(bundle.dataset());
        Manifest other = ShardSource.of(without).read();

        TemplateName otherNames =
                TemplateName.of(other, options, target.database().user(), database);

        assertThat(otherNames.template()).isNotEqualTo(names.template());
        assertThat(otherNames.unverified()).isEqualTo(names.unverified());
    }

    private String[] texts(BundleTable table) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Shard shard : table.shards()) {
            texts.add(Files.readString(directory.resolve(shard.path())));
        }
        return texts.toArray(String[]::new);
    }

    private static TableSchema withoutIndexes(TableSchema table) {
        return new TableSchema(
                table.name(),
                table.comment(),
                table.columns(),
                table.primaryKey(),
                table.uniqueKeys(),
                List.of(),
                table.foreignKeys(),
                table.partitioning());
    }

    private CloneLoader loader() {
        return new CloneLoader(target.settings(), NewDatabase.named(database), options, Progress.silent());
    }

    private static List<String> phases(RunReport report) {
        return report.phases().stream().map(PhaseTiming::phase).toList();
    }

    private void accept() throws SQLException {
        assertThat(databases(names.unverified())).isEmpty();
        try (Connection copy = open(database)) {
            new Judge(directory, bundle).acceptsIn(copy, "public");
        }
    }

    private List<String> databases(String name) throws SQLException {
        return target.texts("SELECT datname FROM pg_database WHERE datname = '" + name.replace("'", "''") + "'");
    }

    private void in(String name, String sql) throws SQLException {
        try (Connection connection = open(name);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection open(String name) throws SQLException {
        return DriverManager.getConnection(
                target.settings().withDatabase(name).jdbcUrl(),
                target.database().user(),
                target.database().password());
    }

    private void dropIfThere(String name) throws SQLException {
        if (databases(name).isEmpty()) {
            return;
        }
        String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
        target.execute("ALTER DATABASE " + quoted + " IS_TEMPLATE false");
        target.execute("DROP DATABASE " + quoted + " WITH (FORCE)");
    }
}
