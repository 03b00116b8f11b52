package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.loader.journal.JournalReader;
import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.SqlFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the journal is, and what of it is believed. */
class JournalTrustIT {
    private static final String CREATE = SqlFile.read("journal/create.sql");

    @TempDir
    private Path directory;

    private LoadTarget target;
    private Bundle bundle;
    private LoadOptions options;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
        bundle = UsersBundle.write(directory, 20, 2);
        options = LoadOptions.of(directory).withJobs(2);
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @Test
    void refusesAJournalThatSomebodyElseHasMade() throws SQLException {
        String role = "evil_" + target.database().name();
        target.execute("CREATE ROLE " + role);
        try {
            target.execute("GRANT CREATE ON DATABASE " + target.database().name() + " TO " + role);
            target.execute("SET ROLE " + role);
            target.execute(CREATE);
            target.execute("RESET ROLE");
            String message = "The journal of loads in schema \"ballast_journal\" belongs to role \"" + role
                    + "\", which could run its own code as yours by way of it. It must belong to your role, the database's"
                    + " owner or a superuser: let one of these run ALTER SCHEMA \"ballast_journal\" OWNER TO … and the same"
                    + " for its tables, or drop it.";

            assertRefused(() -> target.load(options), message);
            assertRefused(() -> JournalReader.loads(new Connections(target.settings())), message);

            target.execute("ALTER SCHEMA ballast_journal OWNER TO CURRENT_USER");
            assertRefused(
                    () -> target.load(options),
                    another(
                            "loads",
                            "it belongs to role \"" + role
                                    + "\", which is neither yours nor the database's owner nor a superuser"));
            assertThat(target.texts("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ballast\\_staging%'"))
                    .isEmpty();
        } finally {
            target.execute("DROP OWNED BY " + role + " CASCADE; DROP ROLE " + role);
        }
    }

    @Test
    void refusesAJournalThatRunsCode() throws SQLException {
        target.load(options);
        target.execute("CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'");
        target.execute("CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'");
        for (List<String> change : List.of(
                List.of(
                        "it has triggers",
                        "CREATE TRIGGER t BEFORE INSERT ON ballast_journal.loads FOR EACH ROW EXECUTE FUNCTION public.f()",
                        "DROP TRIGGER t ON ballast_journal.loads"),
                List.of(
                        "it has rules",
                        "CREATE RULE r AS ON INSERT TO ballast_journal.loads DO ALSO SELECT 1",
                        "DROP RULE r ON ballast_journal.loads"),
                List.of(
                        "it has row security or policies",
                        "CREATE POLICY p ON ballast_journal.loads USING (true)",
                        "DROP POLICY p ON ballast_journal.loads"),
                List.of(
                        "it has row security or policies",
                        "ALTER TABLE ballast_journal.loads ENABLE ROW LEVEL SECURITY",
                        "ALTER TABLE ballast_journal.loads DISABLE ROW LEVEL SECURITY"),
                List.of(
                        "it inherits, or is inherited from",
                        "CREATE TABLE public.child () INHERITS (ballast_journal.loads)",
                        "DROP TABLE public.child"),
                List.of(
                        "it has constraints beside its key",
                        "ALTER TABLE ballast_journal.loads ADD CONSTRAINT c CHECK (rows > -1)",
                        "ALTER TABLE ballast_journal.loads DROP CONSTRAINT c"),
                List.of(
                        "its primary key is not its only index",
                        "CREATE INDEX i ON ballast_journal.loads (lower(mode))",
                        "DROP INDEX ballast_journal.i"))) {
            target.execute(change.get(1));
            assertRefused(() -> target.loader(options, FailPoint.NONE).plan(), another("loads", change.get(0)));
            target.execute(change.get(2));
        }
        for (String change : List.of(
                "ALTER TABLE ballast_journal.shards ALTER loaded_at SET DEFAULT public.clock_timestamp()",
                "ALTER TABLE ballast_journal.shards ALTER loaded_at SET DEFAULT clock_timestamp(), ADD more text",
                "ALTER TABLE ballast_journal.shards DROP more, ALTER digest TYPE text")) {
            target.execute(change);
            assertThatThrownBy(() -> target.loader(options, FailPoint.NONE).plan())
                    .hasMessageStartingWith(
                            "Table \"shards\" of the journal of loads in schema \"ballast_journal\" is not as"
                                    + " Ballast makes it: its columns are load_id uuid not null, ");
        }
        target.execute("DROP TABLE ballast_journal.shards; CREATE VIEW ballast_journal.shards AS SELECT 1");
        assertRefused(
                () -> target.loader(options, FailPoint.NONE).plan(), another("shards", "it is not an ordinary table"));
        target.execute("DROP VIEW ballast_journal.shards");
        assertRefused(() -> target.loader(options, FailPoint.NONE).plan(), another("shards", "it is not there"));
    }

    @Test
    void goesOnInTheJournalOfAnEarlierVersion() throws SQLException {
        target.execute(CREATE.replace("ballast_journal", "ballast"));
        target.execute("CREATE TABLE ballast.mine (one integer)"); // where a role of that name had its tables

        target.load(options);

        assertThat(target.texts("SELECT state FROM ballast.loads")).containsExactly("published");
        assertThat(target.texts("SELECT count(*) > 0 FROM ballast.shards")).containsExactly("t");
        assertThat(target.texts("SELECT nspname FROM pg_namespace WHERE nspname = 'ballast_journal'"))
                .isEmpty();
        assertThat(JournalReader.loads(new Connections(target.settings()))).hasSize(1);
        assertRefused(
                () -> target.load(options.withSchema("ballast")),
                "Schema \"ballast\" is reserved. Choose another one with schema.");
    }

    /** The first schema in the search path of a role of that name. */
    @Test
    void leavesTheSchemaOfTheProjectsOwnNameAlone() throws SQLException {
        target.load(options);
        assertThat(target.texts("SELECT nspname FROM pg_namespace WHERE nspname = 'ballast'"))
                .isEmpty();

        target.load(options.withSchema("ballast"));

        new Judge(directory, bundle).acceptsIn(target.connection(), "ballast");
    }

    @Test
    void restartDropsNothingThatARowNames() throws SQLException {
        FailPoint stop = place -> {
            if (place.equals("copy: after commit")) {
                throw new IllegalStateException("stopped");
            }
        };
        assertThatThrownBy(() -> target.loader(options, stop).run()).hasMessage("stopped");
        target.execute("CREATE SCHEMA precious; CREATE TABLE precious.data (one integer)");
        target.execute("UPDATE ballast_journal.loads SET staging_schema = 'precious'");

        target.load(options.withStart(StartMode.RESTART));

        assertThat(target.texts("SELECT relname FROM pg_class WHERE oid = 'precious.data'::regclass"))
                .containsExactly("data");
        new Judge(directory, bundle).acceptsIn(target.connection(), "public");
    }

    @Test
    void showsNoCharactersThatSteerATerminal() throws SQLException {
        target.load(options);
        target.execute("UPDATE ballast_journal.loads SET dataset = E'\\x1b[2Jshop'");

        assertThat(JournalReader.loads(new Connections(target.settings())))
                .extracting(EarlierLoad::dataset)
                .containsExactly("?[2Jshop");
    }

    @Test
    void refusesARowThatItDoesNotUnderstand() throws SQLException {
        target.load(options);
        String id = target.texts("UPDATE ballast_journal.loads SET mode = 'upsert' RETURNING load_id")
                .get(0);

        assertRefused(
                () -> target.load(options),
                "The journal's row of load " + id
                        + " has a mode, staging, state or phase that this version of Ballast does"
                        + " not know: upsert, auto, published, PUBLISH. Use the version that wrote it, or delete the row.");
    }

    private static void assertRefused(ThrowingCallable action, String message) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        BallastException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.TARGET_REFUSED))
                .hasMessage(message);
    }

    private static String another(String table, String difference) {
        return "Table \"" + table
                + "\" of the journal of loads in schema \"ballast_journal\" is not as Ballast makes it: "
                + difference
                + ". A load would run what somebody else put there, as your role. Undo that, or drop the schema"
                + " while no load is unfinished.";
    }
}
