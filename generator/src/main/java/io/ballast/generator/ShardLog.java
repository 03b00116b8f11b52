package io.ballast.generator;

import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardNotes;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.IoReason;
import io.ballast.common.system.Interrupted;
import io.ballast.generator.shard.ShardWriter;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file that lists which shards of an unfinished bundle are done: a line of JSON that says what run this is, and then a line for
 * each shard, added once the shard has its final name. A line cut off by a crash counts as not there. Safe for use by many
 * threads.
 */
final class ShardLog implements FinishedShards, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String file;
    private final Map<String, Shard> before;
    private final ShardNotes notes;

    private ShardLog(String file, Map<String, Shard> before, ShardNotes notes) {
        this.file = file;
        this.before = before;
        this.notes = notes;
    }

    /** Begins a log, or continues with the one that is there. */
    static ShardLog open(ShardSink sink, String path, RunIdentity identity) {
        Map<String, Shard> before = new LinkedHashMap<>();
        for (String line : lines(sink, path)) {
            Shard shard = parse(line, Shard.class);
            if (shard != null) {
                before.put(shard.path(), shard);
            }
        }
        StringBuilder text = new StringBuilder(line(identity));
        before.values().forEach(shard -> text.append(line(shard)));
        sink.write(path, text.toString().getBytes(StandardCharsets.UTF_8));
        String file = sink.files().nameOf(path);
        try {
            return new ShardLog(file, before, sink.append(path));
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** What run the log was begun by; empty when there is no log, or none that states it. */
    static Optional<RunIdentity> identity(ShardSink sink, String path) {
        List<String> lines = lines(sink, path);
        return lines.isEmpty() ? Optional.empty() : Optional.ofNullable(parse(lines.get(0), RunIdentity.class));
    }

    @Override
    public Optional<Shard> find(String path) {
        return Optional.ofNullable(before.get(path));
    }

    @Override
    public synchronized void add(Shard shard) {
        try {
            notes.add(line(shard).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    @Override
    public void close() {
        try {
            notes.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static List<String> lines(ShardSink sink, String path) {
        ShardInput files = sink.files();
        return files.exists(path)
                ? new String(files.bytes(path), StandardCharsets.UTF_8).lines().toList()
                : List.of();
    }

    private static String line(Object value) {
        return JSON.writeValueAsString(value) + "\n";
    }

    private static <T> @Nullable T parse(String line, Class<T> type) {
        try {
            return JSON.readValue(line, type);
        } catch (JacksonException e) {
            return null; // the other kind of line, or one that a crash has cut off
        }
    }

    private static BallastException failed(String file, IOException cause) {
        if (cause instanceof ClosedByInterruptException) {
            return Interrupted.during("log of finished shards", cause);
        }
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "cannot keep the log of finished shards " + file + ": " + IoReason.of(cause) + ".",
                ShardWriter.MAKE_ROOM,
                cause);
    }
}
