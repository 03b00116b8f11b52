package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.system.TaskPool;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Checks every byte of a bundle. The tag manifest vouches for the descriptor and the other files beside the data, the descriptor
 * for the shards and for {@code manifest-sha256.txt}; the tag manifest itself must be, byte for byte, what those files make
 * it. Shards are unpacked in parallel, the largest first. All wrong files are reported, not the first alone.
 */
public final class BundleVerifier {
    private final ShardInput files;
    private final Opener opener;
    private final Faults faults = new Faults();
    private final AtomicLong filesChecked = new AtomicLong();
    private final AtomicLong bytesChecked = new AtomicLong();

    private BundleVerifier(ShardInput files, Opener opener) {
        this.files = files;
        this.opener = opener;
    }

    /** Where the shards of a bundle come from; safe for use by many threads. */
    public interface Opener {
        /** Opens a shard whose every known fact is checked while it is read; the caller closes it. */
        ShardReader open(Bundle bundle, Shard shard);

        /** Whether they lie in files. */
        default boolean readsFiles() {
            return true;
        }
    }

    /**
     * Checks the bundle with this number of threads.
     *
     * @throws BallastException {@link ErrorCategory#INPUT_REFUSED} when the directory holds no descriptor, so that there is nothing to
     *     check against; {@link ErrorCategory#INTERRUPTED}
     */
    public static Verification verify(ShardInput files, int threads, Progress progress) {
        return verify(files, fromFiles(files), threads, progress);
    }

    /** As {@link #verify(ShardInput, int, Progress)}, for a bundle whose shards come from elsewhere than its other files. */
    public static Verification verify(ShardInput files, Opener opener, int threads, Progress progress) {
        return new BundleVerifier(files, opener).verify(threads, progress);
    }

    private static Opener fromFiles(ShardInput files) {
        return (bundle, shard) -> ShardStream.open(files, bundle, shard);
    }

    /**
     * Checks the shards alone, against a bundle whose descriptor is not written yet.
     *
     * @throws BallastException {@link ErrorCategory#INTERRUPTED}
     */
    public static Verification verifyShards(ShardInput files, Bundle bundle, int threads, Progress progress) {
        BundleVerifier verifier = new BundleVerifier(files, fromFiles(files));
        verifier.checkShards(bundle, threads, progress);
        return verifier.result(bundle);
    }

    private Verification verify(int threads, Progress progress) {
        byte[] descriptor = DescriptorFile.bytes(files);
        Bundle bundle = parse(descriptor);
        checkTagFiles(bundle);
        if (bundle != null) {
            checkShards(bundle, threads, progress);
            checkNothingElse(bundle);
        }
        return result(bundle);
    }

    private Verification result(@Nullable Bundle bundle) {
        return new Verification(bundle, faults.sorted(), faults.count(), filesChecked.get(), bytesChecked.get());
    }

    private @Nullable Bundle parse(byte[] descriptor) {
        try {
            return DescriptorFile.parse(files.nameOf(BundleLayout.DESCRIPTOR), descriptor);
        } catch (BallastException e) {
            changed(BundleLayout.DESCRIPTOR, e);
            return null;
        }
    }

    private void checkTagFiles(@Nullable Bundle bundle) {
        Map<String, String> found = new TreeMap<>();
        for (String name : BundleLayout.TAG_FILES) {
            check(name, () -> found.put(name, sha256(name)));
        }
        if (bundle != null && !found.isEmpty()) {
            compare(BundleLayout.SPEC, found, bundle.specSha256(), BundleLayout.DESCRIPTOR);
            compare(BundleLayout.MANIFEST, found, Sha256.hex(BundleWriter.manifest(bundle)), BundleLayout.DESCRIPTOR);
        }
        check(BundleLayout.TAG_MANIFEST, () -> {
            Map<String, String> stated = BagManifest.read(files);
            for (String name : BundleLayout.TAG_FILES) {
                String sha256 = stated.get(name);
                compare(name, found, sha256 == null ? "no line for it" : sha256, BundleLayout.TAG_MANIFEST);
            }
            byte[] bytes = files.bytes(BundleLayout.TAG_MANIFEST);
            if (faults.count() == 0 && !Arrays.equals(bytes, BagManifest.bytes(found))) {
                throw BundleErrors.refuse(
                        files.nameOf(BundleLayout.TAG_MANIFEST),
                        "another manifest than that of the files beside the data",
                        "a line for each of them, sorted, and nothing else");
            }
            counted(bytes.length);
        });
    }

    private void compare(String name, Map<String, String> found, String expected, String witness) {
        String sha256 = found.get(name);
        if (sha256 != null && !sha256.equals(expected)) {
            faults.add(
                    Verification.Kind.CHANGED,
                    name,
                    files.nameOf(name) + " or " + witness + " was changed: its SHA-256 is " + sha256 + "; expected "
                            + expected + ".");
        }
    }

    private void checkShards(Bundle bundle, int threads, Progress progress) {
        List<TableShard> shards = new ArrayList<>();
        bundle.tables()
                .forEach(table -> table.shards().forEach(shard -> shards.add(new TableShard(table.schema(), shard))));
        shards.sort(Comparator.comparingLong((TableShard of) -> of.shard().rawBytes())
                .reversed());
        try (Progress.PhaseProgress phase = progress.start("VERIFY", bundle.rawBytes(), Progress.Unit.BYTES)) {
            List<TaskPool.Action<RuntimeException>> checks = new ArrayList<>(shards.size());
            for (TableShard of : shards) {
                checks.add(() -> check(of.shard().path(), () -> checkShard(bundle, of, phase)));
            }
            TaskPool.runAll("verification", threads, checks);
        }
    }

    private void checkShard(Bundle bundle, TableShard of, Progress.PhaseProgress phase) {
        Shard shard = of.shard();
        RecordFields fields =
                new RecordFields(files.nameOf(shard.path()), of.table().columns(), bundle.dialect());
        byte[] buffer = new byte[1 << 16];
        try (ShardReader reader = opener.open(bundle, shard)) {
            BallastException misfit = null;
            for (int count = reader.read(buffer, 0, buffer.length);
                    count >= 0;
                    count = reader.read(buffer, 0, buffer.length)) {
                misfit = misfit == null ? misfit(fields, buffer, count) : misfit;
                phase.advance(count);
            }
            if (misfit != null) {
                throw misfit;
            }
        }
        counted(shard.sizeBytes());
    }

    /** Rows that do not fit their table; thrown only once the file is known to be what was written. */
    private static @Nullable BallastException misfit(RecordFields fields, byte[] buffer, int count) {
        try {
            fields.accept(buffer, count);
            return null;
        } catch (BallastException e) {
            return e;
        }
    }

    private void checkNothingElse(Bundle bundle) {
        Set<String> known = new HashSet<>(BundleLayout.TAG_FILES);
        known.add(BundleLayout.TAG_MANIFEST);
        if (!bundle.isVirtual()) {
            bundle.tables().forEach(table -> table.shards().forEach(shard -> known.add(shard.path())));
        }
        for (String path : files.files()) {
            if (!known.contains(path)) {
                faults.add(
                        Verification.Kind.EXTRA,
                        path,
                        files.nameOf(path) + " is not part of the bundle. Move it elsewhere.");
            }
        }
    }

    private String sha256(String path) throws IOException {
        long size = files.length(path); // refuses links, devices and the like
        try (ReadableByteChannel in = files.open(path)) {
            String sha256 = Sha256.hexOf(in);
            counted(size);
            return sha256;
        }
    }

    private void check(String path, FileCheck check) {
        try {
            check.run();
        } catch (BallastException e) {
            changed(path, e);
        } catch (IOException e) {
            changed(path, BundleErrors.unreadable(files.nameOf(path), e));
        }
    }

    private void changed(String path, BallastException e) {
        boolean isFile = opener.readsFiles() || !path.startsWith(BundleLayout.DATA + "/");
        boolean missing = isFile && !files.exists(path);
        faults.add(
                missing ? Verification.Kind.MISSING : Verification.Kind.CHANGED, path, String.valueOf(e.getMessage()));
    }

    private void counted(long bytes) {
        filesChecked.incrementAndGet();
        bytesChecked.addAndGet(bytes);
    }

    private record TableShard(TableSchema table, Shard shard) {}

    /** The check of one file; what it throws is a fault of that file. */
    private interface FileCheck {
        void run() throws IOException;
    }
}
