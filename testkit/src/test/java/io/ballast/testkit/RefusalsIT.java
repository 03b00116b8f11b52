package io.ballast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What users read when a test class cannot have its database. */
class RefusalsIT {
    private static final String ON = " on io.ballast.testkit.Refused$";

    @Test
    void saysWhereItLookedForADataset() {
        assertRefused(
                Refused.NoSuchDataset.class,
                "@BallastDatabase(\"libary.yaml\")" + ON + "NoSuchDataset: there is no file or directory "
                        + Path.of("libary.yaml").toAbsolutePath()
                        + ", nothing of that name on the class path, and no such preset (presets: users, orders, shop,"
                        + " events)");
    }

    @Test
    void saysWhatTheSpecSays() {
        assertThat(message(Refused.NoSuchTable.class))
                .startsWith("@BallastDatabase(\"library.yaml\")" + ON + "NoSuchTable: ")
                .contains("users");
    }

    @Test
    void namesTheServersItKnows() {
        assertRefused(
                Refused.NoSuchServer.class,
                "@BallastDatabase(\"users\")" + ON + "NoSuchServer: server \"oracle\" is not known: testcontainers,"
                        + " testcontainers:IMAGE, embedded, or a URL (postgresql://… or jdbc:postgresql://…)");
        assertRefused(
                Refused.TwoServers.class,
                "@BallastDatabase(\"users\")" + ON
                        + "TwoServers: server and provider contradict each other: give one of them");
    }

    @Test
    void saysWhichServerDoesNotAnswerAndNoPassword() {
        assertThat(message(Refused.DeadServer.class))
                .startsWith("@BallastDatabase(\"users\")" + ON + "DeadServer: ")
                .contains("localhost:1")
                .doesNotContain(":w@");
    }

    @Test
    void leavesBundlesAsTheyAre() {
        assertRefused(
                Refused.ScaledBundle.class,
                "@BallastDatabase(\"src\")" + ON
                        + "ScaledBundle: src is a bundle, which is loaded as it is: rows, scale and set are for specs");
    }

    @Test
    void saysWhatCannotBeFilled() {
        assertRefused(
                Refused.WrongType.class,
                "@FromBallast on field java.lang.Integer io.ballast.testkit.Refused$WrongType.database: the type is"
                        + " java.lang.Integer; ClonedDatabase, DataSource, Connection or String is expected");
        assertRefused(
                Refused.StaticFieldPerMethod.class,
                "@FromBallast on a static field of io.ballast.testkit.Refused$StaticFieldPerMethod: a copy for each method"
                        + " cannot fill it. Make the field an instance's, or say per = CLASS.");
        assertThat(message(Refused.TooEarlyPerMethod.class))
                .contains("a copy for each method begins with the method: take the database by a parameter or a field"
                        + " of the test, not in a constructor or before all tests");
    }

    @Test
    void wantsTheAnnotation() {
        assertRefused(
                Refused.NoAnnotation.class,
                "@BallastDatabase is missing" + ON + "NoAnnotation: it says which dataset the tests want");
    }

    private static void assertRefused(Class<?> test, String message) {
        assertThat(message(test)).isEqualTo(message);
    }

    private static String message(Class<?> test) {
        List<String> failures =
                EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(test))
                        .execute()
                        .allEvents()
                        .finished()
                        .stream()
                        .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                        .flatMap(result -> result.getThrowable().stream())
                        .map(Throwable::getMessage)
                        .toList();
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }
}
