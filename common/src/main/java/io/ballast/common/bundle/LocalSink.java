package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Objects;
import java.util.TreeSet;

/** A directory on disk. An attempt writes to a temporary name beside the file's own; see {@link DurableFiles}. */
final class LocalSink implements ShardSink {
    private final Path directory;
    private final ShardInput files;

    LocalSink(Path directory) {
        this.directory = directory;
        this.files = ShardInput.of(directory);
    }

    @Override
    public String name() {
        return directory.toString();
    }

    @Override
    public ShardInput files() {
        return files;
    }

    @Override
    public void create() {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    directory + " is a file; a bundle needs a directory that is missing or empty. Choose another one.");
        }
        createDirectories(directory);
    }

    @Override
    public void createFolders(Collection<String> paths) {
        paths.stream()
                .map(path -> Objects.requireNonNull(directory.resolve(path).getParent()))
                .distinct()
                .forEach(LocalSink::createDirectories);
    }

    @Override
    public ShardOutput begin(String path) throws IOException {
        return LocalOutput.begin(directory.resolve(path));
    }

    @Override
    public void write(String path, byte[] bytes) {
        DurableFiles.write(directory.resolve(path), bytes);
    }

    @Override
    public ShardNotes append(String path) throws IOException {
        return new Notes(FileChannel.open(directory.resolve(path), StandardOpenOption.APPEND));
    }

    @Override
    public void remove(String path) {
        Path file = directory.resolve(path);
        if (delete(file)) {
            DurableFiles.flushDirectory(Objects.requireNonNull(file.getParent()));
        }
    }

    @Override
    public void settle(Collection<String> paths) {
        TreeSet<Path> folders = new TreeSet<>();
        for (String path : paths) {
            for (Path at = Path.of(path).getParent(); at != null; at = at.getParent()) {
                folders.add(at);
            }
        }
        folders.forEach(folder -> DurableFiles.flushDirectory(directory.resolve(folder)));
    }

    @Override
    public void sweep(Collection<String> paths) {
        for (String path : paths) {
            Path left = DurableFiles.unfinished(directory.resolve(path));
            if (Files.isRegularFile(left, LinkOption.NOFOLLOW_LINKS)) {
                delete(left);
            }
        }
    }

    private static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw DurableFiles.failed("remove", file, e);
        }
    }

    private static void createDirectories(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw DurableFiles.failed("create", directory, e);
        }
    }

    private record Notes(FileChannel channel) implements ShardNotes {
        @Override
        public void add(byte[] note) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(note);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
