package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a place with all shards of a bundle a finished bundle. Everything else is written and flushed first, also the tag manifest, which
 * vouches for the descriptor's bytes; giving the descriptor its name is the last step of all. So a directory with a descriptor is
 * complete, and one without is unfinished.
 */
public final class BundleWriter {
    private BundleWriter() {}

    /**
     * Writes the descriptor, checksums, scripts and spec of a bundle whose shards lie finished in {@code sink}, or are not kept where it is virtual. The bytes
     * are a function of the bundle and the spec. A descriptor that is there already is removed first.
     *
     * @param specYaml the resolved spec; its SHA-256 must be {@link Bundle#specSha256()}
     * @throws BallastException {@link ErrorCategory#INPUT_REFUSED} when a shard is missing or has another length than stated, or a
     *     file cannot be written
     */
    public static void finish(ShardSink sink, Bundle bundle, String specYaml) {
        byte[] spec = utf8(specYaml);
        if (!Sha256.hex(spec).equals(bundle.specSha256())) {
            throw new BallastException(
                    ErrorCategory.BUG,
                    "the spec has the SHA-256 " + Sha256.hex(spec) + "; the bundle states " + bundle.specSha256());
        }
        byte[] descriptor = DescriptorFile.bytes(bundle);
        List<String> shards = shards(bundle);
        sink.remove(BundleLayout.DESCRIPTOR);
        sink.sweep(shards);
        sink.sweep(BundleLayout.TAG_FILES);
        sink.sweep(List.of(BundleLayout.TAG_MANIFEST));
        if (!bundle.isVirtual()) {
            checkLengths(sink.files(), bundle);
            sink.settle(shards);
        }
        Map<String, String> sha256ByPath = writeTagFiles(sink, bundle, spec);
        sha256ByPath.put(BundleLayout.DESCRIPTOR, Sha256.hex(descriptor));
        sink.write(BundleLayout.TAG_MANIFEST, BagManifest.bytes(sha256ByPath));
        sink.write(BundleLayout.DESCRIPTOR, descriptor);
    }

    /** The checksums of the shards, as {@code manifest-sha256.txt} has them. */
    static byte[] manifest(Bundle bundle) {
        Map<String, String> sha256ByPath = new TreeMap<>();
        for (BundleTable table : bundle.tables()) {
            table.shards().forEach(shard -> sha256ByPath.put(shard.path(), shard.sha256()));
        }
        return BagManifest.bytes(sha256ByPath);
    }

    private static List<String> shards(Bundle bundle) {
        return bundle.tables().stream()
                .flatMap(table -> table.shards().stream().map(Shard::path))
                .toList();
    }

    private static void checkLengths(ShardInput files, Bundle bundle) {
        for (BundleTable table : bundle.tables()) {
            for (Shard shard : table.shards()) {
                files.checkLength(shard.path(), shard.sizeBytes());
            }
        }
    }

    private static Map<String, String> writeTagFiles(ShardSink sink, Bundle bundle, byte[] spec) {
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
            sink.write(name, bytes);
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
