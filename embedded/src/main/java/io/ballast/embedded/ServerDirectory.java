package io.ballast.embedded;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory of an embedded server, held by one process at a time: {@code data} is the cluster, {@code server.log} what
 * the server says, {@code pgpass} the password in the form that libpq reads (manual, 32.16), {@code lock} says that somebody
 * is at it, {@code lasting} that the server in it goes on when the process that started it has ended.
 */
final class ServerDirectory implements AutoCloseable {
    private static final Set<String> OWN_NAMES =
            Set.of("data", "data.part", "data.password", "server.log", "pgpass", "lock", "lasting");

    private static final String LASTING = "lasting";

    /** What the lock says of the process that holds it: its number. */
    static final String LOCKED_BY = Long.toString(ProcessHandle.current().pid());

    private final Path path;
    private final @Nullable FileChannel lock;
    private final boolean temporary;

    private ServerDirectory(Path path, @Nullable FileChannel lock, boolean temporary) {
        this.path = path;
        this.lock = lock;
        this.temporary = temporary;
    }

    /** A new directory that is removed when it is closed. */
    static ServerDirectory temporary() throws IOException {
        Path path = TemporaryFiles.directory("ballast-server-");
        return new ServerDirectory(path, lock(path), true);
    }

    /**
     * Takes hold of a directory, which is made where it does not exist.
     *
     * @throws BallastException when it holds something else than a server of this kind, or somebody else holds it
     */
    static ServerDirectory open(Path directory) throws IOException {
        Path path = directory.toAbsolutePath().normalize();
        refuseOthers(path);
        OwnerOnly.createDirectories(path);
        return new ServerDirectory(path, lock(path), false);
    }

    /** A directory that is looked at and not held: of a server that lasts, which any number of processes use. */
    static ServerDirectory shared(Path directory) {
        return new ServerDirectory(directory.toAbsolutePath().normalize(), null, false);
    }

    /**
     * Refuses what is there and cannot be the directory of an embedded server; nothing is made.
     *
     * @throws BallastException (TARGET_REFUSED) when it is a file, or holds something else
     */
    static void refuseOthers(Path directory) throws IOException {
        Path path = directory.toAbsolutePath().normalize();
        if (Files.isDirectory(path)) {
            refuseStrangers(path);
        } else if (Files.exists(path)) {
            throw refused(path + " is not a directory. Name an empty or a new directory for the embedded server.");
        }
    }

    /**
     * Refuses a directory without an embedded server.
     *
     * @throws BallastException (TARGET_REFUSED)
     */
    static void requireServer(Path directory) {
        if (!holdsServer(directory)) {
            throw refused("There is no embedded server in " + directory + ": "
                    + (Files.isDirectory(directory)
                            ? "no cluster is in it"
                            : Files.exists(directory) ? "it is not a directory" : "no such directory")
                    + ". Name the directory of a server that was loaded into before.");
        }
    }

    static boolean holdsServer(Path directory) {
        return Files.isDirectory(directory.resolve("data"));
    }

    private static void refuseStrangers(Path path) throws IOException {
        Set<String> names;
        try (Stream<Path> entries = Files.list(path)) {
            names = entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
        }
        boolean unfinished = !names.contains("data") && OWN_NAMES.containsAll(names);
        boolean finished = names.contains("data") && names.contains("pgpass");
        if (!unfinished && !finished) {
            throw refused("Directory " + path + " is not empty and holds no embedded server of Ballast's."
                    + " Name an empty or a new directory.");
        }
    }

    /** The operating system takes the lock away when the process ends, however it ends. */
    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new BallastException(
                    ErrorCategory.TARGET_BUSY,
                    "The embedded server in " + path + " is in use by another Ballast."
                            + " Wait for its end, or name another directory.");
        }
        channel.truncate(0).write(ByteBuffer.wrap(LOCKED_BY.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** Refuses a cluster that the programs at hand cannot run, or that a server runs on; without a cluster all is well. */
    void refuseUnfit(ServerBinaries binaries) throws IOException {
        if (!hasCluster()) {
            return;
        }
        String found = Files.readString(data().resolve("PG_VERSION")).strip();
        String expected = Integer.toString(binaries.majorVersion());
        if (!found.equals(expected)) {
            throw refused("Directory " + path + " holds a cluster of PostgreSQL " + found + ", but this Ballast brings "
                    + "PostgreSQL " + expected + ". Name another directory, or use the Ballast that made it.");
        }
        ServerCluster cluster = new ServerCluster(binaries, data(), log());
        if (cluster.isRunning()) {
            throw new BallastException(
                    ErrorCategory.TARGET_BUSY,
                    "A server runs in " + path + " already ("
                            + cluster.lastServer().orElse("starting") + ").",
                    (isLasting() ? Hint.choose("stop it", Setting.STOP_SERVER, path.toString()) : Hint.act("stop it"))
                            .or(Hint.act("name another directory")));
        }
    }

    /** Lets the account that the server runs under write here. */
    void handTo(ServerAccount account) {
        account.own(path);
    }

    boolean hasCluster() {
        return Files.isDirectory(data());
    }

    Path path() {
        return path;
    }

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("server.log");
    }

    /** Whether the server here was told to last; it may have ended since, as with the machine. */
    boolean isLasting() {
        return Files.isRegularFile(path.resolve(LASTING));
    }

    /** Says whether the server that starts or runs here lasts. */
    void setLasting(boolean lasting) throws IOException {
        Files.deleteIfExists(path.resolve(LASTING));
        if (lasting) {
            OwnerOnly.write(path.resolve(LASTING), "");
        }
    }

    Path lockFile() {
        return path.resolve("lock");
    }

    Path passwordFile() {
        return path.resolve("pgpass");
    }

    /** This directory, if it goes with the server. */
    Optional<Path> toRemove() {
        return temporary ? Optional.of(path) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
        if (temporary) {
            Directories.deleteIfExists(path);
        }
    }

    private static BallastException refused(String message) {
        return new BallastException(ErrorCategory.TARGET_REFUSED, message);
    }
}
