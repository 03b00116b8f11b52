package io.ballast.loader.rejects;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.Choice;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.IoReason;
import io.ballast.common.error.Setting;
import io.ballast.loader.plan.SetAside;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that refused records go into: parts of shards in a directory beside the file that the user has named, then two complete ones there,
 * which are renamed at last. The directory is what a killed load leaves; the next one removes it, unless the complete files are in it.
 */
final class RejectFiles implements AutoCloseable {
    private static final String UNFINISHED = ".part";
    private static final String LOCK = "lock";
    private static final String RECORDS = "records";
    private static final String REASONS = "reasons";

    private final SetAside choice;
    private final Path directory;
    private final FileChannel lock;

    private RejectFiles(SetAside choice, Path directory, FileChannel lock) {
        this.choice = choice;
        this.directory = directory;
        this.lock = lock;
    }

    static RejectFiles open(SetAside choice) {
        for (Path file : List.of(choice.file(), choice.reasons())) {
            if (Files.exists(file)) {
                throw refused(file + " is there already, and may hold records that nobody has looked at.");
            }
        }
        Path directory = choice.file().resolveSibling(choice.file().getFileName() + UNFINISHED);
        try {
            Files.createDirectories(directory);
            FileChannel lock =
                    FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(lock)) {
                lock.close();
                throw refused("another load is writing to " + directory + ".");
            }
            RejectFiles files = new RejectFiles(choice, directory, lock);
            files.refuseComplete();
            files.removeParts();
            return files;
        } catch (IOException e) {
            throw failed("write", directory, e);
        }
    }

    private static boolean isLocked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** They are of a load that was killed when it was published, or a moment before: the only trace of these records. */
    private void refuseComplete() throws IOException {
        if (Files.exists(directory.resolve(RECORDS)) && Files.exists(directory.resolve(REASONS))) {
            lock.close();
            throw refused(
                    directory + " holds the records that an earlier load has set aside, which was killed when it was"
                            + " published: its rows may be in the table. Look at both, then remove the directory.");
        }
    }

    private static BallastException refused(String what) {
        return new BallastException(
                ErrorCategory.USAGE,
                new Choice(Setting.REJECTS, ""),
                what,
                Hint.choose("name another file", Setting.REJECTS));
    }

    RejectWriter writer(int number) {
        return new RejectWriter(part(number, RECORDS), part(number, REASONS));
    }

    private Path part(int number, String what) {
        return directory.resolve(number + "." + what);
    }

    /** @param shards those that have some, in order */
    void complete(List<ShardRejects> shards) {
        if (shards.isEmpty()) {
            return;
        }
        join(REASONS, RejectWriter.HEADER, shards);
        join(RECORDS, shards.get(0).origin().head().bytes(), shards);
    }

    private void join(String what, byte[] head, List<ShardRejects> shards) {
        Path unfinished = directory.resolve(what + UNFINISHED);
        try (FileChannel channel = FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(head);
            for (ShardRejects shard : shards) {
                Files.copy(part(shard.number(), what), out);
            }
            channel.force(true);
            Files.deleteIfExists(directory.resolve(what));
            Files.move(unfinished, directory.resolve(what));
        } catch (IOException e) {
            throw failed("write", unfinished, e);
        }
    }

    void publish() {
        publish(REASONS, choice.reasons());
        publish(RECORDS, choice.file());
    }

    private void publish(String what, Path file) {
        Path complete = directory.resolve(what);
        if (Files.exists(complete)) {
            try {
                Files.move(complete, file);
            } catch (IOException e) {
                throw failed("rename " + complete + " to", file, e);
            }
        }
    }

    private void removeParts() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory)) {
            for (Path part : parts) {
                if (!part.getFileName().toString().equals(LOCK)) {
                    Files.delete(part);
                }
            }
        }
    }

    @Override
    public void close() {
        try (lock) {
            removeParts();
            Files.delete(directory.resolve(LOCK));
            Files.delete(directory);
        } catch (IOException e) {
            // The next load removes what is left.
        }
    }

    static BallastException failed(String verb, Path file, @Nullable IOException cause) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "cannot " + verb + " " + file + (cause == null ? "" : ": " + IoReason.of(cause))
                        + ". See to it that the disk has room and the directory can be written.",
                cause);
    }
}
