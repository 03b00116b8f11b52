package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.report.Progress;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.system.TaskPool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Copies a bundle from one place to another, byte for byte. Every file is checked against the hash that the bundle states before it gets its
 * name, and the descriptor comes last, so that a place with one is a whole bundle. What a copy that was broken off has left is taken, once
 * its bytes have been checked.
 */
public final class BundleFetcher {
    private static final int CHUNK_BYTES = 1 << 17;

    private final ShardInput from;
    private final ShardSink to;
    private final AtomicLong fetched = new AtomicLong();

    private BundleFetcher(ShardInput from, ShardSink to) {
        this.from = from;
        this.to = to;
    }

    /**
     * What a copy did.
     *
     * @param sizeBytes of all shards; 0 where the bundle is virtual
     * @param fetchedBytes of shards that were not there yet
     */
    public record Fetched(Bundle bundle, long sizeBytes, long fetchedBytes) {}

    /**
     * Copies with a number of threads.
     *
     * @throws BallastException {@link ErrorCategory#INPUT_REFUSED} when there is no bundle, a file of it is not what it states, or the other
     *     place holds something else
     */
    public static Fetched fetch(ShardInput from, ShardSink to, int threads, Progress progress) {
        return new BundleFetcher(from, to).run(threads, progress);
    }

    private Fetched run(int threads, Progress progress) {
        byte[] descriptor = DescriptorFile.bytes(from);
        Bundle bundle = DescriptorFile.readAny(from, descriptor);
        Map<String, byte[]> tagFiles = tagFiles(descriptor);
        to.create();
        refuseOthers(descriptor);
        List<Shard> shards = files(bundle);
        long sizeBytes = shards.stream().mapToLong(Shard::sizeBytes).sum();
        List<String> paths = shards.stream().map(Shard::path).toList();
        to.createFolders(paths);
        copyAll(shards, sizeBytes, threads, progress);
        to.sweep(paths);
        to.settle(paths);
        tagFiles.forEach(to::write);
        to.write(BundleLayout.DESCRIPTOR, descriptor);
        return new Fetched(bundle, sizeBytes, fetched.get());
    }

    /** The shards that lie in files, the largest first. */
    private static List<Shard> files(Bundle bundle) {
        if (bundle.isVirtual()) {
            return List.of();
        }
        return bundle.tables().stream()
                .flatMap(table -> table.shards().stream())
                .sorted(Comparator.comparingLong(Shard::sizeBytes).reversed())
                .toList();
    }

    /** The files beside the data but the descriptor, each of them what the tag manifest states; that comes last. */
    private Map<String, byte[]> tagFiles(byte[] descriptor) {
        BagManifest.checkDescriptor(from, descriptor);
        Map<String, byte[]> files = new LinkedHashMap<>();
        BagManifest.read(from).forEach((path, sha256) -> {
            if (!path.equals(BundleLayout.DESCRIPTOR) && BundleLayout.TAG_FILES.contains(path)) {
                byte[] bytes = from.bytes(path);
                checkHash(path, Sha256.hex(bytes), sha256);
                files.put(path, bytes);
            }
        });
        files.put(BundleLayout.TAG_MANIFEST, from.bytes(BundleLayout.TAG_MANIFEST));
        return files;
    }

    /** The other place may be empty, or hold the same bundle, whole or not. */
    private void refuseOthers(byte[] descriptor) {
        for (String name : to.files().names()) {
            boolean known = name.equals(BundleLayout.DATA)
                    || name.equals(BundleLayout.TAG_MANIFEST)
                    || BundleLayout.TAG_FILES.contains(name)
                    || name.endsWith(BundleLayout.UNFINISHED);
            if (!known) {
                throw occupied("is not empty: it holds " + name);
            }
        }
        if (to.files().exists(BundleLayout.DESCRIPTOR)
                && !Arrays.equals(to.files().bytes(BundleLayout.DESCRIPTOR), descriptor)) {
            throw occupied("holds another bundle");
        }
    }

    private BallastException occupied(String what) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                to.name() + " " + what + ".",
                Hint.act("choose a directory that is missing or empty"));
    }

    private void copyAll(List<Shard> shards, long bytes, int threads, Progress progress) {
        try (PhaseProgress phase = progress.start("FETCH", bytes, Progress.Unit.BYTES)) {
            List<TaskPool.Action<RuntimeException>> copies = new ArrayList<>(shards.size());
            shards.forEach(shard -> copies.add(() -> copy(shard, phase)));
            TaskPool.runAll("fetch", threads, copies);
        }
    }

    private void copy(Shard shard, PhaseProgress phase) {
        if (isThere(shard)) {
            phase.advance(shard.sizeBytes());
            return;
        }
        try {
            ShardOutput out = to.begin(shard.path());
            try (ReadableByteChannel in = from.open(shard.path())) {
                copy(shard, in, out, phase);
                out.finish();
            } catch (IOException | RuntimeException e) {
                discard(out, e);
                throw e;
            }
        } catch (IOException e) {
            throw BundleErrors.unreadable(to.files().nameOf(shard.path()), e);
        }
        fetched.addAndGet(shard.sizeBytes());
    }

    private void copy(Shard shard, ReadableByteChannel in, ShardOutput out, PhaseProgress phase) throws IOException {
        MessageDigest digest = Sha256.digest();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
        long size = 0;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            size += count;
            if (size > shard.sizeBytes()) {
                throw BundleErrors.refuse(from.nameOf(shard.path()), "more bytes", shard.sizeBytes() + " bytes");
            }
            digest.update(chunk.flip().duplicate());
            out.write(chunk);
            chunk.clear();
            phase.advance(count);
        }
        if (size < shard.sizeBytes()) {
            throw BundleErrors.refuse(from.nameOf(shard.path()), size + " bytes", shard.sizeBytes() + " bytes");
        }
        checkHash(shard.path(), Sha256.hexOf(digest), shard.sha256());
    }

    private void checkHash(String path, String found, String expected) {
        if (!found.equals(expected)) {
            throw BundleErrors.refuse(from.nameOf(path), "the SHA-256 " + found, expected);
        }
    }

    /** Whether an earlier copy has left it whole. */
    private boolean isThere(Shard shard) {
        ShardInput files = to.files();
        if (!files.exists(shard.path()) || files.length(shard.path()) != shard.sizeBytes()) {
            return false;
        }
        try (ReadableByteChannel bytes = files.open(shard.path())) {
            return Sha256.hexOf(bytes).equals(shard.sha256());
        } catch (IOException e) {
            throw BundleErrors.unreadable(files.nameOf(shard.path()), e);
        }
    }

    private static void discard(ShardOutput out, Exception failure) {
        try {
            out.discard();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
