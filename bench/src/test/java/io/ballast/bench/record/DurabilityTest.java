package io.ballast.bench.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DurabilityTest {
    @ParameterizedTest
    @CsvSource({
        "on, on, on, false, durable",
        "on, on, remote_apply, false, durable",
        "on, on, off, false, the last moment may be lost: synchronous_commit is off",
        "on, on, off, true, durable",
        "on, off, on, true, not durable: full_page_writes is off",
        "off, on, on, true, not durable: fsync is off"
    })
    void followsFromTheSettings(
            String fsync, String fullPageWrites, String synchronousCommit, boolean ownCommit, String label) {
        Map<String, String> settings =
                Map.of("fsync", fsync, "full_page_writes", fullPageWrites, "synchronous_commit", synchronousCommit);

        assertThat(Durability.label(settings, ownCommit)).isEqualTo(label);
    }
}
