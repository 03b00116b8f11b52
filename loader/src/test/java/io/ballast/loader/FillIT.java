package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.Triggers;
import io.ballast.loader.plan.VerifyLevel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of somebody else, with rows and without, which are filled as they are. */
class FillIT {
    private static final String TABLES = """
            CREATE TABLE p (id bigint CONSTRAINT p_pkey PRIMARY KEY, name text);
            CREATE TABLE c (id bigint CONSTRAINT c_pkey PRIMARY KEY, p bigint CONSTRAINT c_p REFERENCES p);
            CREATE INDEX c_p_index ON c (p)""";

    @TempDir
    private Path directory;

    private LoadTarget target;
    private LoadOptions options;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        target.execute(TABLES);
        new TestBundle(directory)
                .table(FillSchema.table("p", FillSchema.id(), FillSchema.text("name")), "1,a\n2,b\n", "3,c\n")
                .table(FillSchema.table("c", FillSchema.id(), FillSchema.number("p")), "1,3\n", "2,1\n3,2\n")
                .finish();
        options = LoadOptions.of(directory)
                .withMode(LoadMode.FILL)
                .withKeysFrom(0)
                .withJobs(2);
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @Test
    void addsToTablesThatHaveRowsAndFillsTheEmptyOnesBesideThem() throws SQLException {
        target.execute("INSERT INTO p VALUES (0, 'there')");
        List<String> before = SchemaSnapshot.of(target.connection());

        LoadPlan plan = plan();
        assertThat(plan.fill().inPlace()).containsExactly("c");
        assertThat(plan.fill().appended()).containsEntry("p", "it has rows");
        target.load(options.withVerify(VerifyLevel.FULL));

        assertThat(target.texts("SELECT id || name FROM p ORDER BY id")).containsExactly("0there", "1a", "2b", "3c");
        assertThat(target.texts("SELECT id || ' ' || p FROM c ORDER BY id")).containsExactly("1 3", "2 1", "3 2");
        assertThat(SchemaSnapshot.of(target.connection())).isEqualTo(before);
    }

    @Test
    void addsToAnEmptyTableWhoseParentHasRowsNoneThatHaveNoParent() throws SQLException {
        target.execute("INSERT INTO p VALUES (0, 'there')");
        new TestBundle(directory.resolve("bad"))
                .table(FillSchema.table("p", FillSchema.id(), FillSchema.text("name")), "1,a\n")
                .table(FillSchema.table("c", FillSchema.id(), FillSchema.number("p")), "1,7\n")
                .finish();

        assertThatThrownBy(() -> target.load(LoadOptions.of(directory.resolve("bad"))
                        .withMode(LoadMode.FILL)
                        .withKeysFrom(0)))
                .hasMessageContaining("c_p");
        assertThat(target.texts("SELECT id FROM p")).containsExactly("0");
    }

    @Test
    void letsTriggersFireInTheOrderOfTheKeys() throws SQLException {
        trigger();
        List<String> before = SchemaSnapshot.of(target.connection());

        LoadPlan plan = plan();
        assertThat(plan.fill().appended()).containsExactly(Map.entry("c", "trigger \"g\" fires for its rows"));
        target.load(options);

        assertThat(target.texts("SELECT name FROM p ORDER BY id")).containsExactly("a1", "b1", "c1");
        assertThat(SchemaSnapshot.of(target.connection())).isEqualTo(before);
    }

    /** Which rows a trigger refuses is not known beforehand, and least of all when it is deferred to the end of the transaction. */
    @Test
    void namesTriggersThatMayRefuseRows() throws SQLException {
        target.execute("CREATE FUNCTION strict() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF new.id < 0 THEN raise exception 'no'; END IF; RETURN new; END $$;"
                + "CREATE FUNCTION loud() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " RAISE NOTICE 'yes'; RETURN new; END $$;"
                + "CREATE TRIGGER loud BEFORE INSERT ON p FOR EACH ROW EXECUTE FUNCTION loud();"
                + "CREATE TRIGGER strict BEFORE INSERT ON p FOR EACH ROW EXECUTE FUNCTION strict();"
                + "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON c DEFERRABLE INITIALLY DEFERRED"
                + " FOR EACH ROW EXECUTE FUNCTION strict()");

        assertThat(plan().fill().notes().stream().filter(note -> note.contains("may refuse")))
                .containsExactlyInAnyOrder(
                        "trigger \"strict\" of table \"p\" may refuse rows: its function raises exceptions, and no row is tried with"
                                + " it before rows are written.",
                        "trigger \"late\" of table \"c\" may refuse rows: its function raises exceptions, and no row is tried with"
                                + " it before rows are written.");
    }

    /** As with a profile for each user, which the application never inserts itself. */
    @Test
    void namesTriggersThatInsertIntoOtherTablesOfTheLoad() throws SQLException {
        target.execute("CREATE FUNCTION profile() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " INSERT INTO public.\"c\" (id, p) VALUES (new.id, new.id); RETURN new; END $$;"
                + " CREATE TRIGGER after_p AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION profile()");
        List<String> before = SchemaSnapshot.of(target.connection());

        assertThat(plan().fill().notes())
                .contains(
                        "trigger \"after_p\" of table \"p\" inserts rows into table \"c\", which gets rows of its own too: they"
                                + " may collide.");
        assertThatThrownBy(() -> target.load(options))
                .hasMessageContaining("c_pkey")
                .hasMessageEndingWith(
                        "What was copied stays; keys and indexes that were taken away are not back yet. Fix these rows, then"
                                + " start over, or leave triggers out with triggers skip, then start over, or bring the schema back with"
                                + " restoration of schema public.");
        target.load(options.withStart(StartMode.RESTART).withTriggers(Triggers.SKIP));

        assertThat(SchemaSnapshot.of(target.connection())).isEqualTo(before);
    }

    /** Whatever a function fails of, the schema is not as it was. */
    @Test
    void saysHowToBringTheSchemaBackWhereATriggerFails() throws SQLException {
        target.execute("CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN 1 / 0; END $$;"
                + " CREATE TRIGGER g BEFORE INSERT ON p FOR EACH ROW EXECUTE FUNCTION fail()");

        assertThatThrownBy(() -> target.load(options))
                .hasMessageContaining("division by zero")
                .hasMessageContaining("keys and indexes that were taken away are not back yet")
                .hasMessageEndingWith("or bring the schema back with restoration of schema public.");
    }

    @Test
    void skipsTriggersAndLeavesThemAsTheyWere() throws SQLException {
        trigger();
        target.execute("CREATE TRIGGER h AFTER INSERT ON c FOR EACH ROW EXECUTE FUNCTION count_it();"
                + " ALTER TABLE c ENABLE ALWAYS TRIGGER h;"
                + " CREATE TRIGGER i AFTER INSERT ON c FOR EACH ROW EXECUTE FUNCTION count_it();"
                + " ALTER TABLE c ENABLE REPLICA TRIGGER i;"
                + " CREATE TRIGGER j AFTER INSERT ON c FOR EACH ROW EXECUTE FUNCTION count_it();"
                + " ALTER TABLE c DISABLE TRIGGER j;"
                + " CREATE TRIGGER k AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION count_it();"
                + " INSERT INTO p VALUES (0, 'there')");
        List<String> before = SchemaSnapshot.of(target.connection());

        target.load(options.withTriggers(Triggers.SKIP));

        assertThat(target.texts("SELECT name FROM p ORDER BY id")).containsExactly("there1", "a", "b", "c");
        assertThat(target.texts("SELECT count(*) FROM c")).containsExactly("3");
        assertThat(SchemaSnapshot.of(target.connection())).isEqualTo(before);
    }

    @Test
    void refusesToSkipTriggersOfPartitions() throws SQLException {
        target.execute("CREATE FUNCTION count_it() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
                + " DROP TABLE c; CREATE TABLE c (id bigint, p bigint) PARTITION BY RANGE (id);"
                + " CREATE TABLE c_all PARTITION OF c DEFAULT;"
                + " CREATE TRIGGER g AFTER INSERT ON c FOR EACH ROW EXECUTE FUNCTION count_it()");

        assertThatThrownBy(() -> target.load(options.withTriggers(Triggers.SKIP)))
                .hasMessage("Triggers of table \"c\" in schema \"public\" cannot be skipped: it is partitioned, and its"
                        + " partitions have switches of their own. Switch them off yourself (ALTER TABLE ... DISABLE"
                        + " TRIGGER), or let them fire.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.TARGET_REFUSED);
    }

    @Test
    void refusesTablesThatGotRowsSinceTheyWereLookedAt() throws SQLException {
        List<String> before = SchemaSnapshot.of(target.connection());
        BundleLoader loader = target.loader(options, at("check: after", "INSERT INTO p VALUES (9, 'new')"));

        assertThatThrownBy(loader::run)
                .hasMessage(
                        "Schema \"public\" has changed since this load looked at it: rows have come into p. Nothing was"
                                + " written. Run the load again.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.TARGET_REFUSED);
        assertThat(SchemaSnapshot.of(target.connection())).isEqualTo(before);
        assertThat(target.texts("SELECT id FROM p")).containsExactly("9");
        target.load(options);
        assertThat(target.texts("SELECT id FROM p ORDER BY id")).containsExactly("1", "2", "3", "9");
    }

    @Test
    void refusesTablesThatGotAnIndexSinceTheyWereLookedAt() {
        BundleLoader loader = target.loader(options, at("check: after", "CREATE INDEX new ON p (name)"));

        assertThatThrownBy(loader::run)
                .hasMessage(
                        "Schema \"public\" has changed since this load looked at it: tables, keys, indexes or triggers"
                                + " are others now. Nothing was written. Run the load again.");
    }

    @Test
    void startsOverWithTheSchemaAsItWas() throws SQLException {
        List<String> before = SchemaSnapshot.of(target.connection());
        BundleLoader loader = target.loader(options, at("verify: before", "SELECT 1 / 0"));
        assertThatThrownBy(loader::run).isInstanceOf(IllegalStateException.class);

        target.load(options.withStart(StartMode.RESTART));

        assertThat(target.texts("SELECT state FROM ballast_journal.loads ORDER BY started_at"))
                .containsExactly("removed", "published");
        assertThat(target.texts("SELECT count(*) FROM p")).containsExactly("3");
        assertThat(SchemaSnapshot.of(target.connection())).isEqualTo(before);
    }

    @Test
    void restoresNothingWhereOthersHaveWrittenRows() throws SQLException {
        BundleLoader loader = target.loader(options, at("copy: after commit", "SELECT 1 / 0"));
        assertThatThrownBy(loader::run).isInstanceOf(IllegalStateException.class);
        target.execute("INSERT INTO p VALUES (50, 'mine')");
        String load = target.texts("SELECT left(load_id::text, 8) FROM ballast_journal.loads")
                .get(0);
        String rows = target.texts("SELECT count(*) FROM p").get(0);

        assertThatThrownBy(() -> SchemaRestorer.run(target.settings(), TargetSchemas.of("public"), Progress.silent()))
                .hasMessage("Rows in schema \"public\" are not load " + load
                        + "'s, or were changed since: table \"p\" holds 1"
                        + " of " + rows
                        + ". The tables were empty when it began, and would be emptied. Nothing was restored."
                        + " Move these rows elsewhere, then restore again, or resume.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.TARGET_REFUSED);
        assertThat(target.texts("SELECT count(*) FROM p")).containsExactly(rows);

        target.execute("DELETE FROM p WHERE id = 50");
        target.load(options.withStart(StartMode.RESUME));
        assertThat(target.texts("SELECT count(*) FROM p")).containsExactly("3");
    }

    @Test
    void saysWhoHoldsATableAndLeavesEverythingAsItWas() throws SQLException {
        List<String> before = SchemaSnapshot.of(target.connection());
        try (Connection other = target.database().open();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM p");
            BundleLoader loader = new BundleLoader(
                    target.settings(), options, Progress.silent(), FailPoint.NONE, Duration.ofMillis(1500));

            assertThatThrownBy(loader::run)
                    .hasMessageMatching(
                            "Tables in schema \"public\" could not be locked within 4 s: pid \\d+ .* uses them\\."
                                    + " Nothing was written\\. Wait until that has ended, or end it with pg_terminate_backend, then run"
                                    + " the load again\\.")
                    .extracting(e -> ((BallastException) e).category())
                    .isEqualTo(ErrorCategory.TARGET_BUSY);
        }
        assertThat(SchemaSnapshot.of(target.connection())).isEqualTo(before);
        assertThat(target.texts("SELECT to_regclass('ballast_journal.loads')::text"))
                .containsExactly((String) null);
    }

    @Test
    void findsNothingToRestoreWhereNothingWasBegun() {
        assertThat(SchemaRestorer.run(target.settings(), TargetSchemas.of("public"), Progress.silent())
                        .texts())
                .containsEntry("note", "no unfinished load has taken anything away; nothing was to be restored");
    }

    private LoadPlan plan() {
        return target.loader(options, FailPoint.NONE).plan();
    }

    private void trigger() throws SQLException {
        target.execute("CREATE FUNCTION count_it() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN UPDATE public.p SET name = name || '1' WHERE id = NEW.id; RETURN NULL; END $$;"
                + " CREATE TRIGGER g AFTER INSERT ON c FOR EACH ROW EXECUTE FUNCTION count_it()");
    }

    /** Runs the statement in another session, and fails with it, when the load first comes to the place. */
    private FailPoint at(String place, String sql) {
        return reached -> {
            if (reached.equals(place)) {
                try {
                    target.execute(sql);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
