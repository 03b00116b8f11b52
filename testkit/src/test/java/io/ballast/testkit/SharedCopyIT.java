package io.ballast.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A copy for the whole class, in every way that it can be had. */
@BallastDatabase(value = "library.yaml", provider = ProvidedServer.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SharedCopyIT {
    @FromBallast
    private static ClonedDatabase database;

    @FromBallast
    private DataSource source;

    @FromBallast
    private Connection connection;

    @FromBallast
    private String url;

    private static Connection ofClass;
    private Connection ofMethod;

    @BeforeAll
    static void takesAParameter(Connection parameter) {
        ofClass = parameter;
    }

    @BeforeEach
    void takesAParameterToo(Connection parameter) {
        ofMethod = parameter;
    }

    @AfterAll
    static void staysOpenForTheClass() throws SQLException {
        assertThat(ofClass.isClosed()).isFalse();
        assertThat(Rows.count(ofClass, "readers")).isZero();
    }

    @Test
    @Order(1)
    void leadsToTheSameDatabaseOnEveryWay(ClonedDatabase same, @FromBallast String sameUrl) throws SQLException {
        assertThat(same).isSameAs(database);
        assertThat(sameUrl).isEqualTo(url);
        try (Connection bySource = source.getConnection();
                Connection byUrl = DriverManager.getConnection(url);
                Connection byParts =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            for (Connection each : new Connection[] {connection, ofMethod, ofClass, bySource, byUrl, byParts}) {
                assertThat(each.getCatalog()).isEqualTo(database.name());
                assertThat(Rows.count(each, "readers")).isEqualTo(200);
            }
        }
    }

    @Test
    @Order(2)
    void seesWhatAnEarlierMethodWrote() throws SQLException {
        Rows.deleteAll(connection, "loans");
        Rows.deleteAll(connection, "readers");
    }

    @Nested
    class Within {
        @Test
        void sharesTheCopyOfTheClassAroundIt(DataSource here) throws SQLException {
            try (Connection session = here.getConnection()) {
                assertThat(session.getCatalog()).isEqualTo(database.name());
            }
            assertThat(connection.isClosed()).isFalse();
        }
    }

    @Nested
    @BallastDatabase(value = "library.yaml", rows = "readers=7", schema = "app", provider = ProvidedServer.class)
    class WithItsOwn {
        @Test
        void hasRowsAndSchemaOfItsOwn(Connection session) throws SQLException {
            assertThat(session.getCatalog()).isNotEqualTo(database.name());
            assertThat(Rows.count(session, "app.readers")).isEqualTo(7);
        }
    }
}
