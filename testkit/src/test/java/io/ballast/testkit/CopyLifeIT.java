package io.ballast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** When copies come and go. */
class CopyLifeIT {
    private static final List<String> NAMES = new CopyOnWriteArrayList<>();
    private static final List<Connection> SESSIONS = new CopyOnWriteArrayList<>();

    @BallastDatabase(value = "library.yaml", rows = "readers=3", provider = ProvidedServer.class)
    static class Passing {
        @Test
        void test(ClonedDatabase database, Connection session) throws SQLException {
            NAMES.add(database.name());
            SESSIONS.add(session);
            SESSIONS.add(database.open()); // and never closes it
        }
    }

    @BallastDatabase(
            value = "library.yaml",
            rows = "readers=3",
            per = BallastDatabase.Per.METHOD,
            provider = ProvidedServer.class)
    static class Failing {
        @Test
        void test(ClonedDatabase database, Connection session) {
            NAMES.add(database.name());
            SESSIONS.add(session);
            throw new AssertionError("fails");
        }
    }

    @Test
    void dropsCopiesOfTestsThatPassAndOfTestsThatFail() throws SQLException {
        NAMES.clear();
        SESSIONS.clear();
        run(Passing.class, 1, 0);
        run(Failing.class, 0, 1);

        assertThat(NAMES).hasSize(2).doesNotHaveDuplicates();
        for (String name : NAMES) {
            assertThat(ProvidedServer.databases(name)).isEmpty();
        }
        assertThat(SESSIONS.get(0).isClosed()).isTrue();
        assertThat(SESSIONS.get(2).isClosed()).isTrue();
        SESSIONS.get(1).close();
    }

    @BallastDatabase(
            value = "library.yaml",
            rows = "readers=3",
            per = BallastDatabase.Per.METHOD,
            provider = ProvidedServer.class)
    static class Waiting {
        @RepeatedTest(2)
        void findsTheNextCopyBegun(ClonedDatabase database) throws Exception {
            NAMES.add(database.name());
            long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (NAMES.containsAll(ProvidedServer.databases(ofSameRun(database.name())))) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(10);
            }
        }

        @Nested
        class Within {
            @Test
            void hasACopyTooOfTheSameStock(ClonedDatabase database) {
                NAMES.add(database.name());
            }
        }
    }

    @Test
    void makesTheNextCopyWhileATestRuns() throws SQLException {
        NAMES.clear();
        run(Waiting.class, 3, 0);

        assertThat(NAMES).hasSize(3).doesNotHaveDuplicates();
        assertThat(ProvidedServer.databases(ofSameRun(NAMES.get(0)))).isEmpty();
    }

    /** A pattern of all copies that one JVM has on a server. */
    private static String ofSameRun(String name) {
        return name.substring(0, name.lastIndexOf('_') + 1) + "%";
    }

    @Test
    void dropsWhatKilledTestsHaveLeftAndNothingElse() throws SQLException, InterruptedException {
        String left = "ballast_kit_00000000_1";
        String ofOthers = "ballast_kit_other_1";
        ProvidedServer.execute("DROP DATABASE IF EXISTS " + left);
        ProvidedServer.execute("CREATE DATABASE " + left);
        ProvidedServer.execute("CREATE DATABASE " + ofOthers);
        try {
            TestServer server = new ProvidedServer().server();
            DatabaseServer first = new DatabaseServer(ServerChoice.settings(server));
            assertThat(ProvidedServer.databases(left)).isEmpty();
            assertThat(ProvidedServer.databases(ofOthers)).hasSize(1);

            String alive = first.nextName();
            ProvidedServer.execute("CREATE DATABASE " + alive);
            collectGarbage(); // the driver closes a connection that nobody refers to any more, and its lock goes with
            // it
            new DatabaseServer(ServerChoice.settings(server)); // another run beside it
            assertThat(ProvidedServer.databases(alive)).hasSize(1);
            ProvidedServer.execute("DROP DATABASE " + alive);
        } finally {
            ProvidedServer.execute("DROP DATABASE " + ofOthers);
        }
    }

    /** Until an object that became garbage just now is gone, and a little longer. */
    private static void collectGarbage() throws InterruptedException {
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        while (garbage.get() != null) {
            System.gc();
            Thread.sleep(20);
        }
        Thread.sleep(500);
    }

    private static void run(Class<?> test, int passed, int failed) {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute()
                .testEvents()
                .assertStatistics(events -> events.succeeded(passed).failed(failed));
    }
}
