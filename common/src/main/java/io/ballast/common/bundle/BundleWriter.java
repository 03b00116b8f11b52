package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes a directory with all its shards a finished bundle. Everything else is written and flushed first, also the tag manifest, which
 * vouches for the descriptor's bytes; giving the descriptor its name is the last step of all. So a directory with a descriptor is
 * complete, and one without is unfinished.
 */
public final class BundleWriter {
    private BundleWriter() {}

    /**
     * Writes the descriptor, checksums, scripts and spec of a bundle whose shards lie finished in {@code directory}. The bytes
     * are a function of the bundle and the spec. A descriptor that is there already is removed first.
     *
     * @param specYaml the resolved spec; its SHA-256 must be {@link Bundle#specSha256()}
     * @throws BallastException {@link ErrorCategory#INPUT_REFUSED} when a shard is missing or has another length than told, or a
     *     file cannot be written
     */
    public static void finish(Path directory, Bundle bundle, String specYaml) {
        byte[] spec = utf8(specYaml);
        if (!Sha256.hex(spec).equals(bundle.specSha256())) {
            throw new BallastException(
                    ErrorCategory.BUG,
                    "the spec has the SHA-256 " + Sha256.hex(spec) + "; the bundle tells " + bundle.specSha256());
        }
        byte[] descriptor = DescriptorFile.bytes(bundle);
        removeDescriptor(directory);
        makeShardsLast(directory, bundle);
        Map<String, String> sha256ByPath = writeTagFiles(directory, bundle, spec);
        sha256ByPath.put(BundleLayout.DESCRIPTOR, Sha256.hex(descriptor));
        DurableFiles.write(directory.resolve(BundleLayout.TAG_MANIFEST), BagManifest.bytes(sha256ByPath));
        DurableFiles.write(directory.resolve(BundleLayout.DESCRIPTOR), descriptor);
    }

    /** The checksums of the shards, as {@code manifest-sha256.txt} has them. */
    static byte[] manifest(Bundle bundle) {
        Map<String, String> sha256ByPath = new TreeMap<>();
        for (BundleTable table : bundle.tables()) {
            table.shards().forEach(shard -> sha256ByPath.put(shard.path(), shard.sha256()));
        }
        return BagManifest.bytes(sha256ByPath);
    }

    private static void removeDescriptor(Path directory) {
        try {
            if (Files.deleteIfExists(directory.resolve(BundleLayout.DESCRIPTOR))) {
                DurableFiles.flushDirectory(directory);
            }
        } catch (IOException e) {
            throw DurableFiles.failed("remove", directory.resolve(BundleLayout.DESCRIPTOR), e);
        }
    }

    /** Sees to it that every shard is there at its full length, and that the directories that name them are on disk. */
    private static void makeShardsLast(Path directory, Bundle bundle) {
        BundleFiles files = BundleFiles.in(directory);
        TreeSet<Path> directories = new TreeSet<>();
        for (BundleTable table : bundle.tables()) {
            for (Shard shard : table.shards()) {
                files.checkLength(shard.path(), shard.sizeBytes());
                for (Path at = Path.of(shard.path()).getParent(); at != null; at = at.getParent()) {
                    directories.add(at);
                }
            }
        }
        directories.forEach(path -> DurableFiles.flushDirectory(directory.resolve(path)));
    }

    private static Map<String, String> writeTagFiles(Path directory, Bundle bundle, byte[] spec) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(BundleLayout.SPEC, spec);
        files.put(BundleLayout.SCHEMA_SQL, utf8(BundleScripts.schema(bundle)));
        files.put(BundleLayout.CONSTRAINTS_SQL, utf8(BundleScripts.constraints(bundle)));
        files.put(BundleLayout.LOAD_SQL, utf8(BundleScripts.load(bundle)));
        files.put(BundleLayout.README, utf8(BundleReadme.of(bundle)));
        files.put(BundleLayout.BAGIT, utf8("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
        files.put(BundleLayout.BAG_INFO, utf8(bagInfo(bundle)));
        files.put(BundleLayout.MANIFEST, manifest(bundle));
        Map<String, String> sha256ByPath = new TreeMap<>();
        files.forEach((name, bytes) -> {
            DurableFiles.write(directory.resolve(name), bytes);
            sha256ByPath.put(name, Sha256.hex(bytes));
        });
        return sha256ByPath;
    }

    /** No date in it: the same spec makes the same bytes. */
    private static String bagInfo(Bundle bundle) {
        long shards = bundle.tables().stream()
                .mapToLong(table -> table.shards().size())
                .sum();
        return "Bag-Software-Agent: Ballast\nPayload-Oxum: " + bundle.sizeBytes() + "." + shards + "\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
