package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.error.BallastException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of {@link ShardSink}, for a directory. */
class LocalSinkTest {
    private static final String SHARD = "data/t/t-00000.csv";

    @TempDir
    private Path directory;

    private ShardSink sink;

    @BeforeEach
    void create() {
        sink = ShardSink.of(directory.resolve("bundle"));
        sink.create();
        sink.createFolders(List.of(SHARD));
    }

    @Test
    void aFileAppearsWithItsLastByte() throws IOException {
        ShardOutput output = sink.begin(SHARD);
        output.write(bytes("1\n2\n"));
        assertThat(sink.files().exists(SHARD)).isFalse();

        output.finish();

        assertThat(sink.files().files()).containsExactly(SHARD);
        assertThat(sink.files().bytes(SHARD)).asString().isEqualTo("1\n2\n");
    }

    @Test
    void aFailedAttemptLeavesTheFileThatWasThere() throws IOException {
        write("old\n");

        ShardOutput output = sink.begin(SHARD);
        output.write(bytes("ne"));
        output.discard();

        assertThat(sink.files().files()).containsExactly(SHARD);
        assertThat(sink.files().bytes(SHARD)).asString().isEqualTo("old\n");
    }

    @Test
    void aFinishedFileOutlivesTheAttempt() throws IOException {
        write("new\n");
        ShardOutput output = sink.begin(SHARD);
        output.write(bytes("newer\n"));
        output.finish();

        output.discard();

        assertThat(sink.files().bytes(SHARD)).asString().isEqualTo("newer\n");
    }

    @Test
    void sweepsWhatAttemptsHaveLeftAndNothingElse() throws IOException {
        write("old\n");
        sink.begin(SHARD).write(bytes("killed"));
        sink.write("notes.part", new byte[] {1});

        sink.sweep(List.of(SHARD));

        assertThat(sink.files().files()).containsExactlyInAnyOrder(SHARD, "notes.part");
        assertThat(sink.files().bytes(SHARD)).asString().isEqualTo("old\n");
    }

    @Test
    void addsNotesToAFile() throws IOException {
        sink.write("log", "a\n".getBytes(StandardCharsets.UTF_8));
        try (ShardNotes notes = sink.append("log")) {
            notes.add("b\n".getBytes(StandardCharsets.UTF_8));
            notes.add("c\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(sink.files().bytes("log")).asString().isEqualTo("a\nb\nc\n");

        sink.remove("log");
        sink.remove("log");

        assertThat(sink.files().names()).containsExactly("data");
    }

    @Test
    void refusesAFileInsteadOfADirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> ShardSink.of(file).create())
                .isInstanceOf(BallastException.class)
                .hasMessage(
                        file + " is a file; a bundle needs a directory that is missing or empty. Choose another one.");
    }

    private void write(String text) throws IOException {
        ShardOutput output = sink.begin(SHARD);
        output.write(bytes(text));
        output.finish();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
