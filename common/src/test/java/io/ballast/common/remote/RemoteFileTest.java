package io.ballast.common.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RemoteFileTest {
    private static final Patience SHORT =
            new Patience(Duration.ofMillis(400), Duration.ofMillis(1), Duration.ofMillis(5), 10);
    private static final int LENGTH = 200_003;

    private final byte[] bytes = new byte[LENGTH];
    private UnsteadyServer server;

    @BeforeEach
    void serve() throws IOException {
        new Random(7).nextBytes(bytes);
        server = new UnsteadyServer(bytes);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFileIsOneRequest() throws IOException {
        assertThat(read()).isEqualTo(bytes);
        assertThat(server.ranges).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 100, 119})
    void aTransferThatIsCutAtEveryNthByteGoesOnThere(int n) throws IOException {
        server.file = Arrays.copyOf(bytes, 120);
        server.cutAfter = n;

        assertThat(read()).isEqualTo(server.file);
        assertThat(server.ranges).hasSizeGreaterThanOrEqualTo((120 + n - 1) / n).startsWith("");
        assertThat(server.ranges).contains("bytes=" + n + "-"); // the client may drop bytes that arrive with the end
        assertThat(server.conditions).startsWith("").endsWith("\"one\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {65_535, 65_536, 65_537, 131_072, 200_002})
    void largePiecesToo(int n) throws IOException {
        server.cutAfter = n;

        assertThat(read()).isEqualTo(bytes);
    }

    @Test
    void whatAServerWithoutRangesSendsTwiceIsPassedOver() throws IOException {
        server.knowsRanges = false;
        server.cutAfter = 150_000;
        server.cuts.set(1);

        assertThat(read()).isEqualTo(bytes);
        assertThat(server.ranges).containsExactly("", "bytes=150000-");
    }

    @Test
    void aServerThatNeverGetsFurtherIsGivenUp() {
        server.knowsRanges = false;
        server.cutAfter = 1000;

        BallastException failure = catchThrowableOfType(BallastException.class, this::read);
        assertThat(failure.category()).isEqualTo(ErrorCategory.DATABASE_FAILED);
        assertThat(failure).hasMessageStartingWith("cannot read " + server.url() + "data/a.csv: ");
    }

    @Test
    void aFileThatWasChangedInBetweenIsRefused() throws IOException {
        server.cutAfter = 1000;
        try (RemoteFile file = open()) {
            file.read(ByteBuffer.allocate(1000));
            server.entityTag = "\"two\"";
            assertThatThrownBy(() -> drain(file))
                    .isInstanceOf(BallastException.class)
                    .hasMessage(
                            server.url()
                                    + "data/a.csv was changed on the server while it was read. Run again once nobody writes there.");
        }
    }

    @Test
    void aWeakTagMakesNoCondition() throws IOException {
        server.entityTag = "W/\"one\"";
        server.cutAfter = 150_000;

        assertThat(read()).isEqualTo(bytes);
        assertThat(server.ranges).containsExactly("", "bytes=150000-");
        assertThat(server.conditions).containsExactly("", "");
    }

    @Test
    void aBusyServerIsAskedAgain() throws IOException {
        server.statuses.addAll(List.of(503, 429, 500));
        server.retryAfter = "7"; // capped by the patience of the test

        assertThat(read()).isEqualTo(bytes);
        assertThat(server.ranges).hasSize(4);
    }

    @Test
    void aServerThatStaysBusyIsGivenUp() {
        server.statuses.addAll(Collections.nCopies(10, 503));

        assertThatThrownBy(this::read)
                .isInstanceOf(BallastException.class)
                .hasMessageStartingWith("cannot read " + server.url() + "data/a.csv: the server answered 503.");
    }

    @Test
    void aSilentServerIsAskedAgain() throws IOException {
        server.hangsInsteadOfCutting = true;
        server.cutAfter = 190_000;
        server.cuts.set(1);

        assertThat(read()).isEqualTo(bytes);
        assertThat(server.ranges).containsExactly("", "bytes=190000-");
    }

    @Test
    void aSlowServerIsWaitedFor() throws IOException {
        server.file = Arrays.copyOf(bytes, 50);
        server.pauseMillisPerByte = 20; // longer than the patience in all, shorter for each byte

        assertThat(read()).isEqualTo(server.file);
        assertThat(server.ranges).containsExactly("");
    }

    @Test
    void aRedirectionOnTheSameServerIsFollowed() throws IOException {
        server.location = "/moved/a.csv";

        assertThat(read()).isEqualTo(bytes);
    }

    @Test
    void aRedirectionToAnotherServerIsRefused() {
        server.location = "https://elsewhere.example/a.csv";

        assertThatThrownBy(this::read)
                .isInstanceOf(BallastException.class)
                .hasMessage(server.url() + "data/a.csv: found a redirection to another server, "
                        + "elsewhere.example; expected the file, on the server that the URL names.");
    }

    @Test
    void redirectionsThatGoRoundAreRefused() {
        server.location = "/again";

        assertThatThrownBy(this::read).hasMessageContaining("found more than 5 redirections");
    }

    @Test
    void whatWasPackedForTheTransferIsRefused() {
        server.encoding = "gzip";

        assertThatThrownBy(this::read)
                .hasMessageContaining("found the Content-Encoding gzip; expected the file as it is");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aFileThatMayNotBeReadIsRefusedAtOnce(int status) {
        server.statuses.add(status);

        assertThatThrownBy(this::read)
                .hasMessage("cannot read " + server.url()
                        + "data/a.csv: the server lets nobody read it who has no more to show "
                        + "than the URL. Check the URL and who may read it.");
        assertThat(server.ranges).hasSize(1);
    }

    @Test
    void aFileThatIsNotThereIsMissing() {
        server.statuses.add(404);

        assertThatThrownBy(this::read).hasMessageContaining("data/a.csv is missing: the server answered 404.");
    }

    @Test
    void aSmallFileMayNotBeLarge() throws IOException {
        try (RemoteFile file = open()) {
            assertThatThrownBy(() -> file.allBytes(1000))
                    .hasMessageContaining("found more than 1000 bytes; expected a small file");
        }
    }

    @Test
    void nobodyThereIsSaidSo() {
        server.close();

        BallastException failure = catchThrowableOfType(BallastException.class, this::read);
        assertThat(failure.category()).isEqualTo(ErrorCategory.DATABASE_FAILED);
        assertThat(failure).hasMessageContaining("cannot read " + server.url() + "data/a.csv: ");
    }

    @Test
    void anInterruptEndsAWait() throws InterruptedException {
        server.hangsInsteadOfCutting = true;
        server.cutAfter = 10;
        BallastException[] failure = new BallastException[1];
        Thread reader = new Thread(() -> failure[0] = catchThrowableOfType(BallastException.class, this::read));
        reader.start();
        Thread.sleep(100);
        reader.interrupt();
        reader.join();

        assertThat(failure[0].category()).isEqualTo(ErrorCategory.INTERRUPTED);
    }

    /** Nothing listens where the URL leads: only the proxy can have answered. The JDK looks at these properties with each connection. */
    @Test
    void aProxyThatThePropertiesOfTheJdkNameIsAsked() throws IOException {
        URI proxy = URI.create(server.url());
        Map<String, String> settings = Map.of(
                "http.proxyHost", proxy.getHost(),
                "http.proxyPort", String.valueOf(proxy.getPort()),
                "http.nonProxyHosts", "");
        Map<String, String> before = new HashMap<>();
        settings.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        try (RemoteFile file =
                new RemoteFile(new RemoteServer(RemotePlace.of("http://127.0.0.1:1/shop/"), SHORT), "data/a.csv")) {
            assertThat(drain(file)).isEqualTo(bytes);
        } finally {
            before.forEach((name, value) -> {
                if (value == null) {
                    System.clearProperty(name);
                } else {
                    System.setProperty(name, value);
                }
            });
        }
        assertThat(server.ranges).containsExactly("");
    }

    private byte[] read() throws IOException {
        try (RemoteFile file = open()) {
            return drain(file);
        } catch (java.nio.channels.ClosedByInterruptException e) {
            throw new BallastException(ErrorCategory.INTERRUPTED, "as every reader of a channel does", e);
        }
    }

    private static byte[] drain(RemoteFile file) throws IOException {
        return file.allBytes(LENGTH);
    }

    private RemoteFile open() {
        return new RemoteFile(new RemoteServer(RemotePlace.of(server.url()), SHORT), "data/a.csv");
    }
}
