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
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files that refused records go into: parts of shards in a directory beside the file that the user has named, then two complete ones there,
 * which are renamed at last. Where there are two for each table, these lie in a directory there, and it is renamed. The directory beside the file is
 * what a killed load leaves; the next one removes it, unless what is complete is in it.
 */
final class RejectFiles implements AutoCloseable {
    private static final String UNFINISHED = ".part";
    private static final String LOCK = "lock";
    private static final String RECORDS = "records";
    private static final String REASONS = "reasons";
    private static final String TABLES = "tables";

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
            if (Files.exists(file) && !isEmptyDirectory(file)) {
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

    /** One that the user has made for them. */
    private static boolean isEmptyDirectory(Path file) {
        try (DirectoryStream<Path> content = Files.newDirectoryStream(file)) {
            return !content.iterator().hasNext();
        } catch (IOException e) {
            return false;
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
        boolean complete = Files.exists(directory.resolve(RECORDS)) && Files.exists(directory.resolve(REASONS));
        if (complete || Files.exists(directory.resolve(TABLES))) {
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
        if (choice.byTable()) {
            completeTables(shards);
        } else {
            join(shards, directory.resolve(RECORDS), directory.resolve(REASONS));
        }
    }

    private void completeTables(List<ShardRejects> shards) {
        Path unfinished = directory.resolve(TABLES + UNFINISHED);
        try {
            remove(directory.resolve(TABLES)); // of an attempt before
            remove(unfinished);
            Files.createDirectory(unfinished);
            for (Map.Entry<String, List<ShardRejects>> table : shards.stream()
                    .collect(Collectors.groupingBy(shard -> shard.origin().table()))
                    .entrySet()) {
                Path records = unfinished.resolve(choice.fileOf(table.getKey()).getFileName());
                join(table.getValue(), records, SetAside.reasonsOf(records));
            }
            Files.move(unfinished, directory.resolve(TABLES));
        } catch (IOException e) {
            throw failed("write", unfinished, e);
        }
    }

    /** @param shards of one header, in order */
    private void join(List<ShardRejects> shards, Path records, Path reasons) {
        join(REASONS, RejectWriter.HEADER, shards, reasons);
        join(RECORDS, shards.get(0).origin().head().bytes(), shards, records);
    }

    private void join(String what, byte[] head, List<ShardRejects> shards, Path complete) {
        Path unfinished = complete.resolveSibling(complete.getFileName() + UNFINISHED);
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
            Files.deleteIfExists(complete);
            Files.move(unfinished, complete);
        } catch (IOException e) {
            throw failed("write", unfinished, e);
        }
    }

    void publish() {
        if (choice.byTable()) {
            publish(TABLES, choice.file());
        } else {
            publish(REASONS, choice.reasons());
            publish(RECORDS, choice.file());
        }
    }

    private void publish(String what, Path file) {
        Path complete = directory.resolve(what);
        if (Files.exists(complete)) {
            try {
                if (isEmptyDirectory(file)) {
                    Files.delete(file);
                }
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
                    remove(part);
                }
            }
        }
    }

    /** A file, or a directory of files. */
    private static void remove(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
        Files.deleteIfExists(path);
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
