package io.ballast.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.system.TaskPool;
import io.ballast.common.system.TaskPool.Action;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of {@link ShardSink}, which every implementation keeps: its test extends this class. */
abstract class ShardSinkContract {
    private static final String SHARD = "data/t/t-00000.csv";

    private ShardSink sink;

    /** A sink of the same place each time in one test, as another process would open it. The place is missing at first. */
    abstract ShardSink open();

    @BeforeEach
    void create() {
        sink = open();
        sink.create();
        sink.createFolders(List.of(SHARD));
    }

    // ---- a file appears under its name complete and lasting, or not at all

    @Test
    void aFileAppearsWithItsLastByte() throws IOException {
        ShardOutput output = sink.begin(SHARD);
        output.write(bytes("1\n2"));
        output.write(bytes("\n"));
        assertThat(open().files().exists(SHARD)).isFalse();

        output.finish();

        assertHolds(SHARD, "1\n2\n");
    }

    @Test
    void anAttemptThatIsGivenUpLeavesNothing() throws IOException {
        ShardOutput output = sink.begin(SHARD);
        output.write(bytes("1\n2\n"));

        output.discard();

        assertThat(open().files().files()).isEmpty();
    }

    @Test
    void anAttemptThatWasKilledGivesNoFile() throws IOException {
        sink.begin(SHARD).write(bytes("1\n2\n"));

        assertThat(open().files().exists(SHARD)).isFalse();
    }

    @Test
    void theNextAttemptBeginsWithItsFirstByte() throws IOException {
        sink.begin(SHARD).write(bytes("a long text of a process that was killed\n"));

        write(open(), SHARD, "1\n");

        assertHolds(SHARD, "1\n");
    }

    @Test
    void aSmallFileReplacesAnOlderOneAsAWhole() {
        sink.write("notes.txt", new byte[100]);
        sink.write("notes.txt", "new".getBytes(StandardCharsets.UTF_8));

        assertHolds("notes.txt", "new");
    }

    @Test
    void manyThreadsWriteFilesOfTheirOwn() throws IOException {
        List<String> paths =
                IntStream.range(0, 16).mapToObj(i -> "data/t/t-" + i + ".csv").toList();

        TaskPool.runAll(
                "sink",
                4,
                paths.stream()
                        .<Action<IOException>>map(path -> () -> write(sink, path, path))
                        .toList());
        sink.settle(paths);

        assertThat(open().files().files()).containsExactlyInAnyOrderElementsOf(paths);
        paths.forEach(path -> assertHolds(path, path));
    }

    // ---- an attempt never removes a file that was finished, except by replacing it

    @Test
    void anAttemptThatIsGivenUpLeavesTheFileThatWasThere() throws IOException {
        write(sink, SHARD, "old\n");

        ShardOutput output = sink.begin(SHARD);
        assertHolds(SHARD, "old\n");
        output.write(bytes("ne"));
        output.discard();

        assertHolds(SHARD, "old\n");
        assertThat(open().files().files()).containsExactly(SHARD);
    }

    @Test
    void aFinishedFileReplacesAnOlderOneAndOutlivesItsAttempt() throws IOException {
        write(sink, SHARD, "old and long\n");
        ShardOutput output = sink.begin(SHARD);
        output.write(bytes("new\n"));
        output.finish();

        output.discard();

        assertHolds(SHARD, "new\n");
    }

    // ---- what attempts have left is swept away

    @Test
    void sweepsWhatKilledAttemptsHaveLeftAndNothingElse() throws IOException {
        write(sink, SHARD, "old\n");
        sink.begin(SHARD).write(bytes("killed"));
        sink.begin("data/t/t-00001.csv").write(bytes("killed"));
        sink.write("notes" + BundleLayout.UNFINISHED, new byte[] {1});

        open().sweep(List.of(SHARD, "data/t/t-00001.csv", "data/t/t-00002.csv"));

        assertThat(open().files().files()).containsExactlyInAnyOrder(SHARD, "notes" + BundleLayout.UNFINISHED);
        assertHolds(SHARD, "old\n");
    }

    // ---- and the rest

    @Test
    void addsNotesToAFile() throws IOException {
        sink.write("log", "a\n".getBytes(StandardCharsets.UTF_8));
        try (ShardNotes notes = sink.append("log")) {
            notes.add("b\n".getBytes(StandardCharsets.UTF_8));
            assertHolds("log", "a\nb\n");
            notes.add("c\n".getBytes(StandardCharsets.UTF_8));
        }

        assertHolds("log", "a\nb\nc\n");
    }

    @Test
    void removesAFileThatMayBeGone() {
        sink.write("log", new byte[] {1});

        sink.remove("log");
        sink.remove("log");

        assertThat(open().files().exists("log")).isFalse();
    }

    private void assertHolds(String path, String text) {
        assertThat(open().files().bytes(path)).asString(StandardCharsets.UTF_8).isEqualTo(text);
    }

    private static void write(ShardSink sink, String path, String text) throws IOException {
        ShardOutput output = sink.begin(path);
        output.write(bytes(text));
        output.finish();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
