package io.ballast.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A temporary directory of a benchmark. It goes when it is closed, unless it has gone before; those of processes that were killed go
 * when the next one is made. A file in it is locked for as long as its process lives.
 */
public final class WorkDirectory implements AutoCloseable {
    private static final String PREFIX = "ballast-bench-";
    /** Nobody else looks at a directory of this name, so it can be locked in peace. */
    private static final String UNLOCKED_PREFIX = "new-" + PREFIX;

    private static final String LOCK = "lock";

    /** Those of this process. Its locks on a file are gone as soon as it closes the file anywhere, so it must not open these again. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

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
        WorkDirectory made = locked(parent);
        removeLeft(parent, made.path);
        return made;
    }

    private static WorkDirectory locked(Path parent) throws IOException {
        Path unlocked = Files.createTempDirectory(parent, UNLOCKED_PREFIX);
        String number = unlocked.getFileName().toString().substring(UNLOCKED_PREFIX.length());
        Path path = parent.resolve(PREFIX + number);
        OWN.add(path);
        FileChannel lock =
                FileChannel.open(unlocked.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            lock.lock();
            Files.move(unlocked, path);
            return new WorkDirectory(path, lock);
        } catch (IOException e) {
            lock.close();
            delete(unlocked);
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try {
            if (Files.exists(path)) {
                delete(path);
            }
        } finally {
            lock.close();
            OWN.remove(path);
        }
    }

    /** What cannot be removed is left to the next one: nobody waits for it. */
    private static void removeLeft(Path parent, Path own) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path one : all) {
                if (!OWN.contains(one)) {
                    removeIfLeft(one, own);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Then all is left.
        }
    }

    private static void removeIfLeft(Path other, Path own) {
        try {
            if (isOfSameUser(other, own)) {
                removeIfUnlocked(other);
            }
        } catch (IOException | UncheckedIOException e) {
            // Then this one is left.
        }
    }

    private static boolean isOfSameUser(Path other, Path own) throws IOException {
        return Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(other.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(other).equals(Files.getOwner(own));
    }

    private static void removeIfUnlocked(Path other) throws IOException {
        try (FileChannel lock = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE)) {
            if (lock.tryLock() != null) {
                delete(other);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : deepestFirst) {
            Files.deleteIfExists(one);
        }
    }
}
