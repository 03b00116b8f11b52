package io.ballast.testkit;

import java.util.Objects;

/**
 * How to reach a server on which databases may be made and dropped.
 *
 * @param jdbcUrl of any of its databases, such as {@code jdbc:postgresql://localhost:5432/postgres}
 * @param user a role with CREATEDB
 */
public record TestServer(String jdbcUrl, String user, String password) {
    public TestServer {
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("a JDBC URL of PostgreSQL is expected (jdbc:postgresql://…)");
        }
    }

    /** Never reveals the password. */
    @Override
    public String toString() {
        return user + " at " + jdbcUrl.replaceFirst("\\?.*", "");
    }
}
