package io.ballast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.ballast.testkit.BallastDatabase.Per;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/**
 * What a copy for each method costs it. A measurement, not run with the tests: {@code docs/benchmarks/testkit.sh} runs it. Prints
 * {@code class,test,millis,within}: a test as JUnit sees it, and its method alone; the difference is what the testkit takes.
 */
class CopyTimes {
    private static final int TESTS = 40;
    private static final List<Long> WITHIN = new ArrayList<>();

    @BallastDatabase(value = "library.yaml", per = Per.METHOD)
    static class Small {
        @RepeatedTest(TESTS)
        void deletes(Connection session) throws SQLException {
            timed(() -> Rows.deleteAll(session, "loans"));
        }
    }

    /** Methods that take as long as a test with some statements does. */
    @BallastDatabase(value = "library.yaml", per = Per.METHOD)
    static class SmallAndBusy {
        @RepeatedTest(TESTS)
        void deletes(Connection session) throws Exception {
            timed(() -> {
                Rows.deleteAll(session, "loans");
                Thread.sleep(200);
            });
        }
    }

    /** Half a million rows. */
    @BallastDatabase(value = "users", rows = "users=100k", per = Per.METHOD)
    static class Large {
        @RepeatedTest(TESTS)
        void deletes(Connection session) throws SQLException {
            timed(() -> Rows.deleteAll(session, "emails WHERE user_id = (SELECT min(id::text)::uuid FROM users)"));
        }
    }

    @Test
    void measure() {
        System.out.println(); // what was printed before may not have ended its line
        System.out.println("class,test,millis,within");
        for (Class<?> test : List.of(Small.class, SmallAndBusy.class, Large.class)) {
            WITHIN.clear();
            List<Long> whole = run(test);
            for (int i = 0; i < TESTS; i++) {
                System.out.printf("%s,%d,%d,%d%n", test.getSimpleName(), i + 1, whole.get(i), WITHIN.get(i));
            }
        }
    }

    private interface Body<E extends Exception> {
        void run() throws E;
    }

    private static <E extends Exception> void timed(Body<E> body) throws E {
        Instant began = Instant.now();
        body.run();
        WITHIN.add(Duration.between(began, Instant.now()).toMillis());
    }

    /** Milliseconds of each test, in their order. */
    private static List<Long> run(Class<?> test) {
        Map<Object, Instant> began = new HashMap<>();
        List<Long> millis = new ArrayList<>();
        List<Event> events = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute()
                .testEvents()
                .list();
        for (Event event : events) {
            if (event.getType() == EventType.STARTED) {
                began.put(event.getTestDescriptor().getUniqueId(), event.getTimestamp());
            } else if (event.getType() == EventType.FINISHED) {
                Instant start = began.get(event.getTestDescriptor().getUniqueId());
                millis.add(Duration.between(start, event.getTimestamp()).toMillis());
            }
        }
        assertThat(millis).hasSize(TESTS);
        return millis;
    }
}
