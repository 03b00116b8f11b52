package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.system.TaskPool;
import io.ballast.common.system.TaskPool.Action;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What {@link ShardInput} says of every implementation: its test extends this class. */
abstract class ShardInputContract {
    private static final String SHARD = "data/t/t-00000.csv";
    private static final Map<String, String> FILES =
            Map.of(SHARD, "1\n2\n", "data/u/u-00000.csv", "", "spec.yaml", "ballast: 1\n");

    /** A place with these files, by path. */
    abstract ShardInput with(Map<String, String> files);

    /** A place that does not exist. */
    abstract ShardInput missing();

    @Test
    void listsWhatIsThere() {
        ShardInput input = with(FILES);
        input.checkPresent();
        assertThat(input.files()).containsExactlyInAnyOrderElementsOf(FILES.keySet());
        assertThat(input.names()).containsExactly("data", "spec.yaml");
        assertThat(input.exists(SHARD)).isTrue();
        assertThat(input.exists("data/t")).isTrue();
        assertThat(input.exists("data/t/t-00001.csv")).isFalse();
    }

    @Test
    void readsEachFileAsItIs() {
        ShardInput input = with(FILES);
        FILES.forEach((path, text) -> {
            assertThat(input.length(path)).isEqualTo(text.length());
            assertThat(input.bytes(path)).asString(StandardCharsets.UTF_8).isEqualTo(text);
        });
    }

    @Test
    void readsFromTheBeginningHoweverManyRead() throws Exception {
        ShardInput input = with(FILES);
        try (ReadableByteChannel first = input.open(SHARD);
                ReadableByteChannel second = input.open(SHARD)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            assertThat(first.read(one)).isEqualTo(1);
            assertThat(second.read(ByteBuffer.allocate(10))).isEqualTo(4);
            assertThat(first.read(ByteBuffer.allocate(10))).isEqualTo(3);
        }
        TaskPool.runAll(
                "input", 4, Collections.<Action<RuntimeException>>nCopies(50, () -> assertThat(input.bytes(SHARD))
                        .hasSize(4)));
    }

    @Test
    void tellsACutFileFromALengthenedOne() {
        ShardInput input = with(FILES);
        input.checkLength(SHARD, 4);
        assertRefused(() -> input.checkLength(SHARD, 5), input.nameOf(SHARD) + ": found 4 bytes; expected 5 bytes");
        assertRefused(() -> input.checkLength(SHARD, 3), input.nameOf(SHARD) + ": found 4 bytes; expected 3 bytes");
    }

    @Test
    void refusesByNameWhatIsNotThere() {
        ShardInput input = with(FILES);
        String path = "data/t/t-00001.csv";
        assertRefused(() -> input.length(path), input.nameOf(path) + " is missing");
        assertRefused(() -> input.open(path), "cannot read " + input.nameOf(path));
        assertRefused(() -> input.bytes(path), "cannot read " + input.nameOf(path));
        assertRefused(
                () -> input.length("data/t"), input.nameOf("data/t") + ": found a directory; expected a plain file");
    }

    @Test
    void refusesAPlaceThatIsNotThere() {
        ShardInput input = missing();
        assertThat(input.exists(SHARD)).isFalse();
        assertRefused(input::checkPresent, input.name() + " does not exist");
        assertRefused(input::names, "cannot read " + input.name());
        assertRefused(input::files, "cannot read " + input.name());
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(BallastException.class)
                .hasMessageStartingWith(message)
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.INPUT_REFUSED);
    }
}
