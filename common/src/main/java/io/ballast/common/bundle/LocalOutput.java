package io.ballast.common.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is written under a temporary name, flushed and renamed. */
final class LocalOutput implements ShardOutput {
    private final Path file;
    private final Path unfinished;
    private final FileChannel channel;

    private LocalOutput(Path file, Path unfinished, FileChannel channel) {
        this.file = file;
        this.unfinished = unfinished;
        this.channel = channel;
    }

    /** Creates the temporary file, or empties the one that an earlier attempt has left. */
    static LocalOutput begin(Path file) throws IOException {
        Path unfinished = DurableFiles.unfinished(file);
        FileChannel channel = FileChannel.open(
                unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        return new LocalOutput(file, unfinished, channel);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void finish() throws IOException {
        channel.force(true);
        channel.close();
        DurableFiles.rename(unfinished, file);
    }

    @Override
    public void discard() throws IOException {
        try (channel) {
            Files.deleteIfExists(unfinished);
        }
    }
}
