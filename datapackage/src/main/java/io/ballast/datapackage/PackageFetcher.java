package io.ballast.datapackage;

import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.ShardOutput;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.bundle.TableSelection;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.report.Progress;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.system.TaskPool;
import io.ballast.datapackage.file.ExternalFile;
import io.ballast.datapackage.file.FileHashes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Copies a Data Package that somebody else has made: the files of its tables, and what its descriptor refers to. A file is compared with what
 * the descriptor states of it before it gets its name, and the descriptor comes last. What a copy that was broken off has left is taken
 * where its hash is stated; other files come again.
 */
public final class PackageFetcher {
    private final ShardSink to;
    private final Map<String, byte[]> parts;
    private final ExternalTables tables;
    private final AtomicLong sizeBytes = new AtomicLong();
    private final AtomicLong fetchedBytes = new AtomicLong();

    private PackageFetcher(PackagePlace from, ShardSink to) {
        this.to = to;
        DescriptorParts read = new DescriptorParts(from);
        this.tables = DataPackage.read(from, read, TableSelection.ALL, Untyped.TEXT);
        this.parts = read.files();
    }

    /**
     * What a copy did.
     *
     * @param sizeBytes of all files of tables
     * @param fetchedBytes of those that were not there yet
     * @param notTables resources that were not copied, each in words
     */
    public record Copied(long sizeBytes, long fetchedBytes, List<String> notTables) {}

    /**
     * Copies with a number of threads.
     *
     * @throws BallastException (INPUT_REFUSED) when the descriptor is refused, a file is not what it states, or the other place holds something
     *     else
     */
    public static Copied fetch(PackagePlace from, ShardSink to, int threads, Progress progress) {
        return new PackageFetcher(from, to).run(threads, progress);
    }

    private Copied run(int threads, Progress progress) {
        List<TableFile> files = tables.tables().stream()
                .flatMap(table -> TableFile.of(table).stream())
                .toList();
        List<String> paths = new ArrayList<>(parts.keySet());
        for (TableFile file : files) {
            if (parts.containsKey(file.name())) { // or it would be there before all others are
                throw file.file().refuse("a part of the description as a table's file", "a file of rows");
            }
            paths.add(file.name());
        }
        to.create();
        refuseOthers(paths);
        to.createFolders(paths);
        copyAll(files, threads, progress);
        to.sweep(paths);
        to.settle(files.stream().map(TableFile::name).toList());
        parts.entrySet().stream().filter(part -> !isDescriptor(part.getKey())).forEach(this::write);
        parts.entrySet().stream().filter(part -> isDescriptor(part.getKey())).forEach(this::write);
        return new Copied(sizeBytes.get(), fetchedBytes.get(), tables.notTables());
    }

    private boolean isDescriptor(String path) {
        return path.equals(parts.keySet().iterator().next()); // which is read first
    }

    private void write(Map.Entry<String, byte[]> part) {
        to.write(part.getKey(), part.getValue());
    }

    /** The other place may be empty, or hold the same package, whole or not. */
    private void refuseOthers(List<String> paths) {
        Set<String> known = new HashSet<>();
        paths.forEach(path -> known.add(path.replaceFirst("/.*", "")));
        for (String name : to.files().names()) {
            if (!known.contains(name) && !name.endsWith(BundleLayout.UNFINISHED)) {
                throw occupied("is not empty: it holds " + name);
            }
        }
        parts.forEach((path, bytes) -> {
            if (isDescriptor(path)
                    && to.files().exists(path)
                    && !Arrays.equals(to.files().bytes(path), bytes)) {
                throw occupied("holds another data package");
            }
        });
    }

    private BallastException occupied(String what) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                to.name() + " " + what + ".",
                Hint.act("choose a directory that is missing or empty"));
    }

    private void copyAll(List<TableFile> files, int threads, Progress progress) {
        long length = files.stream().mapToLong(file -> file.file().length()).sum();
        try (PhaseProgress phase = progress.start("FETCH", length, Progress.Unit.BYTES)) {
            List<TaskPool.Action<RuntimeException>> copies = new ArrayList<>();
            files.forEach(file -> copies.add(() -> copy(file, phase)));
            TaskPool.runAll("fetch", threads, copies);
        }
    }

    private void copy(TableFile of, PhaseProgress phase) {
        StatedFacts stated = of.table().stated();
        FilesCheck.checkLength(of.file(), stated);
        if (isThere(of, stated)) {
            sizeBytes.addAndGet(of.file().length());
            phase.advance(of.file().length());
            return;
        }
        try {
            ShardOutput out = to.begin(of.name());
            try {
                FileHashes hashes = FileHashes.copying(of.file(), FilesCheck.digest(stated), out, phase::advance);
                FilesCheck.checkHash(of.file(), stated, hashes);
                out.finish();
                sizeBytes.addAndGet(hashes.sizeBytes());
                fetchedBytes.addAndGet(hashes.sizeBytes());
            } catch (IOException | RuntimeException e) {
                discard(out, e);
                throw e;
            }
        } catch (IOException e) {
            throw of.file().unreadable(e);
        }
    }

    /** Whether an earlier copy has left a file whole, as the descriptor proves. */
    private boolean isThere(TableFile of, StatedFacts stated) {
        if (stated.algorithm() == null || !to.files().exists(of.name())) {
            return false;
        }
        ExternalFile there = ExternalFile.stored(of.name(), to.files(), of.name());
        return there.length() == of.file().length()
                && FileHashes.of(there, FilesCheck.digest(stated), bytes -> {})
                        .stated()
                        .equals(stated.hash());
    }

    private static void discard(ShardOutput out, Exception failure) {
        try {
            out.discard();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
