package io.ballast.testkit;

import io.ballast.testkit.BallastDatabase.Per;
import java.sql.Connection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Test classes that cannot run. Their names keep them from being found as tests. */
final class Refused {
    private Refused() {}

    @BallastDatabase(value = "libary.yaml", provider = ProvidedServer.class)
    static class NoSuchDataset {
        @Test
        void test() {}
    }

    @BallastDatabase(value = "library.yaml", rows = "users=5", provider = ProvidedServer.class)
    static class NoSuchTable {
        @Test
        void test() {}
    }

    @BallastDatabase(value = "users", server = "oracle")
    static class NoSuchServer {
        @Test
        void test() {}
    }

    @BallastDatabase(value = "users", server = "postgresql://nobody:w@localhost:1/postgres")
    static class DeadServer {
        @Test
        void test() {}
    }

    @BallastDatabase(value = "users", server = "embedded", provider = ProvidedServer.class)
    static class TwoServers {
        @Test
        void test() {}
    }

    @BallastDatabase(value = "src", scale = 2, provider = ProvidedServer.class)
    static class ScaledBundle {
        @Test
        void test() {}
    }

    @BallastDatabase(value = "library.yaml", provider = ProvidedServer.class)
    static class WrongType {
        @FromBallast
        Integer database;

        @Test
        void test() {}
    }

    @BallastDatabase(value = "library.yaml", per = Per.METHOD, provider = ProvidedServer.class)
    static class StaticFieldPerMethod {
        @FromBallast
        static ClonedDatabase database;

        @Test
        void test() {}
    }

    @BallastDatabase(value = "library.yaml", per = Per.METHOD, provider = ProvidedServer.class)
    static class TooEarlyPerMethod {
        @BeforeAll
        static void begin(Connection session) {}

        @Test
        void test() {}
    }

    @ExtendWith(BallastExtension.class)
    static class NoAnnotation {
        @Test
        void test() {}
    }
}
