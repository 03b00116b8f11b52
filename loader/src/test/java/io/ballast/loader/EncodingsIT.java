package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.report.Progress;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.testdb.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that are not in UTF-8. */
class EncodingsIT {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"LATIN2", "EUC_JP"})
    void areLoadedIntoLikeAnyOther(String encoding) throws SQLException {
        UsersBundle.write(directory, 10, 1);
        try (TestDatabase server = TestDatabase.fresh();
                Connection connection = server.open();
                Statement statement = connection.createStatement()) {
            String name = server.name() + "_" + encoding.toLowerCase(Locale.ROOT);
            statement.execute("CREATE DATABASE " + name + " ENCODING '" + encoding + "' TEMPLATE template0 LOCALE 'C'");
            try {
                ConnectionSettings target = ConnectionResolver.ofOwnUrl("postgresql://" + server.user() + "@"
                                + server.host() + ":" + server.port() + "/" + name + "?sslmode=prefer")
                        .withPassword(server.password());

                new BundleLoader(target, LoadOptions.of(directory), Progress.silent()).run();

                assertThat(count(server, name)).isEqualTo(10);
            } finally {
                statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
            }
        }
    }

    private static long count(TestDatabase server, String name) throws SQLException {
        String url = server.jdbcUrl().replace("/" + server.name(), "/" + name);
        try (Connection connection = DriverManager.getConnection(url, server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM public.users")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
