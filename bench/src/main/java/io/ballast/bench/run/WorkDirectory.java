package io.ballast.bench.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary directory of a benchmark. It goes when it is closed, unless it has gone before; those of processes that were killed go
 * when the next one is made. A file in it is locked for as long as its process lives.
 */
public final class WorkDirectory implements AutoCloseable {
    private static final String PREFIX = "ballast-bench-";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private WorkDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** A new one where the system keeps temporary files. */
    public static WorkDirectory make() throws IOException {
        return make(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static WorkDirectory make(Path parent) throws IOException {
        Path path = Files.createTempDirectory(parent, PREFIX);
        FileChannel lock =
                FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        removeLeft(parent, path);
        return new WorkDirectory(path, lock);
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
        if (Files.exists(path)) {
            delete(path);
        }
    }

    private static void removeLeft(Path parent, Path own) throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path other : others) {
                removeIfLeft(other, own);
            }
        }
    }

    private static void removeIfLeft(Path other, Path own) {
        try {
            if (isLeft(other, own)) {
                delete(other);
            }
        } catch (IOException e) {
            // Nobody waits for it: the next one tries again.
        }
    }

    /** Whether it is the same user's, and of a process that is no more. */
    private static boolean isLeft(Path other, Path own) throws IOException {
        if (!Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)
                || !Files.getOwner(other).equals(Files.getOwner(own))
                || !Files.isRegularFile(other.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (FileChannel lock = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE)) {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : deepestFirst) {
            Files.delete(one);
        }
    }
}
