package io.ballast.testkit;

import io.ballast.loader.postgres.ConnectionSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A test's own copy of the dataset. Safe for use by many threads. It is dropped after the test, sessions and all. */
public final class ClonedDatabase {
    private final ConnectionSettings settings;
    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();

    ClonedDatabase(ConnectionSettings settings) {
        this.settings = settings;
        dataSource.setURL(settings.jdbcUrlWithPassword());
    }

    public String name() {
        return settings.database();
    }

    /** The JDBC URL without user and password. */
    public String jdbcUrl() {
        return settings.jdbcUrl();
    }

    /** The JDBC URL with user and password: all that a driver needs. Not to be printed. */
    public String jdbcUrlWithPassword() {
        return settings.jdbcUrlWithPassword();
    }

    public String user() {
        return settings.user();
    }

    /** Empty when the server asks for none. */
    public String password() {
        return Objects.requireNonNullElse(dataSource.getPassword(), "");
    }

    /** Opens a session at each call; a pool is the caller's to put in front of it. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** A new session, which the caller closes. */
    public Connection open() throws SQLException {
        return dataSource.getConnection();
    }

    /**
     * Says where the copy is in the words of Spring Boot: {@code spring.datasource.url}, {@code .username} and {@code .password}. A test's
     * {@code @DynamicPropertySource} hands its registry over, which has just such a method: {@code database.datasource(registry::add)}.
     */
    public void datasource(BiConsumer<String, Supplier<Object>> registry) {
        registry.accept("spring.datasource.url", this::jdbcUrl);
        registry.accept("spring.datasource.username", this::user);
        registry.accept("spring.datasource.password", this::password);
    }

    @Override
    public String toString() {
        return settings.target();
    }
}
