package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.schema.ExtendedStatistics;
import io.ballast.common.schema.Inheritance;
import io.ballast.common.schema.ObjectLabel;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TableSettings;
import io.ballast.common.schema.TableTraits;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of extended statistics, which a schema holds once, are found taken before anything is written. */
class TakenStatisticsIT {
    @TempDir
    private Path directory;

    private LoadTarget target;

    @BeforeEach
    void open() throws SQLException {
        target = new LoadTarget();
    }

    @AfterEach
    void close() throws SQLException {
        target.close();
    }

    @Test
    void areRefusedWhereAnotherTableHasThem() throws SQLException {
        target.execute("CREATE TABLE public.other (a integer, b integer);"
                + " CREATE STATISTICS public.together ON a, b FROM public.other");
        new TestBundle(directory).table(users("users"), row()).finish();

        assertThatThrownBy(() -> target.load(LoadOptions.of(directory)))
                .hasMessage("Table \"users\" needs the name \"together\" for extended statistics, which those of table"
                        + " \"other\" in schema \"public\" have. Rename those, or load elsewhere with schema.");
        assertThat(target.texts("SELECT nspname FROM pg_namespace WHERE nspname ~ '^ballast'"))
                .isEmpty();
    }

    @Test
    void goAwayWithTheTableThatIsReplaced() throws SQLException {
        new TestBundle(directory).table(users("users"), row()).finish();
        target.load(LoadOptions.of(directory));
        target.load(LoadOptions.of(directory).withMode(LoadMode.REPLACE));

        assertThat(target.texts("SELECT relname FROM pg_statistic_ext JOIN pg_class c ON c.oid = stxrelid"
                        + " WHERE stxname = 'together'"))
                .containsExactly("users");
    }

    @Test
    void areRefusedWhereTwoTablesWouldHaveThem() throws Exception {
        new TestBundle(directory)
                .table(users("users"), row())
                .table(users("members"), row())
                .finish();

        assertThatThrownBy(() -> target.load(LoadOptions.of(directory)))
                .hasMessage(
                        "Tables \"users\" and \"members\" of the bundle both make statistics named \"together\", and a"
                                + " schema holds a name once. Rename them in the dataset spec and generate again.");
    }

    private static TableSchema users(String name) {
        ExtendedStatistics together =
                new ExtendedStatistics(ObjectLabel.named("together"), List.of("id", "born"), List.of(), null);
        return new TableSchema(
                name,
                UsersBundle.USERS.columns(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new TableTraits(
                        null,
                        null,
                        false,
                        List.of(),
                        new TableSettings(Map.of(), null, null, List.of(together)),
                        Inheritance.NONE));
    }

    private static String row() {
        return UsersBundle.uuid("user", 1) + ",Ann,2000-01-01\n";
    }
}
