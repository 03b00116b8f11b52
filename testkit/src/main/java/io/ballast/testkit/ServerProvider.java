package io.ballast.testkit;

/** Where a project that starts its own PostgreSQL for tests says how to reach it. */
@FunctionalInterface
public interface ServerProvider {
    /** The server; started at this call if it does not run yet. Called once per JVM, and nobody stops it but its owner. */
    TestServer server();
}
