package io.ballast.common.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a server differs from a directory: it is asked as seldom as can be, and cannot list what it has. */
class RemoteInputTest {
    private static final String SHARD = "data/t/t-00000.csv";

    private UnsteadyServer server;
    private RemoteInput input;

    @BeforeEach
    void serve() throws IOException {
        server = new UnsteadyServer("1\n2\n".getBytes(StandardCharsets.UTF_8));
        input = RemoteInput.of(server.url());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nothingIsAskedBeforeItIsNeeded() {
        input.checkPresent();
        input.checkLength(SHARD, 5);

        assertThat(server.ranges).isEmpty();
    }

    @Test
    void aSmallFileIsFetchedOnceAndNobodyCanChangeIt() {
        input.bytes("datapackage.json")[0] = 'x';

        assertThat(input.exists("datapackage.json")).isTrue();
        assertThat(input.length("datapackage.json")).isEqualTo(4);
        assertThat(input.bytes("datapackage.json"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("1\n2\n");
        assertThat(server.ranges).hasSize(1);
    }

    @Test
    void aShardIsReadFromItsBeginningByEachReader() throws IOException {
        try (ReadableByteChannel first = input.open(SHARD);
                ReadableByteChannel second = input.open(SHARD)) {
            assertThat(first.read(ByteBuffer.allocate(1))).isEqualTo(1);
            assertThat(second.read(ByteBuffer.allocate(10))).isEqualTo(4);
            assertThat(first.read(ByteBuffer.allocate(10))).isEqualTo(3);
            assertThat(first.read(ByteBuffer.allocate(10))).isEqualTo(-1);
        }
        assertThat(input.length(SHARD)).isEqualTo(4);
        assertThat(input.exists(SHARD)).isTrue();
    }

    @Test
    void whatIsNotThereIsRefusedByName() {
        server.statuses.add(404);

        assertThatThrownBy(() -> input.bytes("dataset.yaml"))
                .isInstanceOf(BallastException.class)
                .hasMessageStartingWith(server.url() + "dataset.yaml is missing");
        server.statuses.add(404);
        assertThat(input.exists(SHARD)).isFalse();
    }

    @Test
    void whatThereIsCannotBeListed() {
        assertThat(input.files()).isEmpty();
        assertThat(input.names()).isEmpty();
    }
}
