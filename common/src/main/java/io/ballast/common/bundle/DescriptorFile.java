package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/**
 * The file {@code datapackage.json}: what a bundle is, read and written. It comes last when a bundle is written, so a directory
 * without it is unfinished. What is read is hostile until it has been checked, and is refused at the first fault.
 */
public final class DescriptorFile {
    /** In a place that is no bundle; a store is asked about each. */
    private static final int MAX_NAMES = 100;

    private DescriptorFile() {}

    /**
     * Reads and checks the descriptor, and that every file it names is there, is a plain file inside the bundle, and has the length
     * told; what is in the files is for {@link ShardStream} and {@link BundleVerifier} to check.
     *
     * @throws BallastException {@link ErrorCategory#INPUT_REFUSED} with file, place in the JSON, what was found and expected; or where the
     *     bundle is virtual
     */
    public static Bundle read(ShardInput files) {
        return whole(files, readAny(files, bytes(files)));
    }

    /** As {@link #read}: what a load of the bundle needs. */
    static Manifest manifest(ShardInput files) {
        byte[] json = bytes(files);
        return whole(files, readAny(files, json)).manifest(Sha256.hex(json));
    }

    /** As {@link #read}, also where the bundle is virtual, so that there is no file of a shard to look for. */
    public static Bundle readAny(ShardInput files) {
        return readAny(files, bytes(files));
    }

    private static Bundle whole(ShardInput files, Bundle bundle) {
        if (bundle.isVirtual()) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    files.name() + " is a virtual bundle: it states its shards and holds none.",
                    Hint.choose("make them", Setting.VIRTUAL_BUNDLE, files.name()));
        }
        return bundle;
    }

    /** As {@link #readAny(ShardInput)}, from the descriptor's {@link #bytes(ShardInput) bytes}. */
    public static Bundle readAny(ShardInput files, byte[] json) {
        BagManifest.checkDescriptor(files, json);
        Bundle bundle = parse(files.nameOf(BundleLayout.DESCRIPTOR), json);
        if (bundle.isVirtual()) {
            return bundle;
        }
        for (BundleTable table : bundle.tables()) {
            for (Shard shard : table.shards()) {
                files.checkLength(shard.path(), shard.sizeBytes());
            }
        }
        return bundle;
    }

    /**
     * Reads a descriptor from bytes; {@code file} is what messages call them.
     *
     * @throws BallastException {@link ErrorCategory#INPUT_REFUSED}
     */
    static Bundle parse(String file, byte[] json) {
        return DescriptorReader.read(file, node(file, json, JsonPlace.MAKE_AGAIN));
    }

    /** As {@link #readAny(ShardInput, byte[])}, without a look at any other file. */
    public static Bundle parse(ShardInput files, byte[] json) {
        return parse(files.nameOf(BundleLayout.DESCRIPTOR), json);
    }

    /** Whether the files beside the descriptor say that it is one of ours, even if it does not look like one any more. */
    public static boolean isVouchedFor(ShardInput files) {
        return BagManifest.isOfBundle(files);
    }

    /** The descriptor as it stands on disk: the same bytes for equal bundles, on every machine. */
    static byte[] bytes(Bundle bundle) {
        BundleRules.checkBeforeWriting(bundle);
        byte[] json = DescriptorJson.bytes(DescriptorTree.of(bundle));
        if (json.length > BundleLimits.MAX_DESCRIPTOR_BYTES) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    "the descriptor would have " + json.length + " bytes; at most " + BundleLimits.MAX_DESCRIPTOR_BYTES
                            + " can be read again. Make fewer, larger shards.");
        }
        return json;
    }

    /**
     * The tree of any descriptor, or of a file that one refers to, from any author: no key twice, of bounded size and depth.
     *
     * @param file what messages call it
     * @param remedy the last sentence of a refusal
     */
    public static JsonPlace tree(String file, byte[] json, String remedy) {
        return new JsonPlace(file, "", node(file, json, remedy), remedy);
    }

    private static JsonNode node(String file, byte[] json, String remedy) {
        try {
            return DescriptorJson.parse(json);
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            String where = location == null || location.getLineNr() < 1
                    ? ""
                    : "line " + location.getLineNr() + ", column " + location.getColumnNr();
            throw JsonPlace.refuse(
                    file,
                    where,
                    "no JSON that can be read (" + e.getOriginalMessage() + ")",
                    "a descriptor",
                    remedy,
                    e);
        }
    }

    /** The descriptor's bytes, after it was made sure that there is one and that it is not absurdly long. */
    public static byte[] bytes(ShardInput files) {
        files.checkPresent();
        if (!files.exists(BundleLayout.DESCRIPTOR)) {
            refuseParquet(files);
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    files.name() + " holds no " + BundleLayout.DESCRIPTOR
                            + ": it is no bundle, or one that was never finished, since that file is written last.",
                    Hint.act("check the path").or(Hint.choose("finish it", Setting.UNFINISHED_BUNDLE, files.name())));
        }
        long size = files.length(BundleLayout.DESCRIPTOR);
        if (size > BundleLimits.MAX_DESCRIPTOR_BYTES) {
            throw JsonPlace.refuse(
                    files.nameOf(BundleLayout.DESCRIPTOR),
                    "",
                    size + " bytes",
                    "at most " + BundleLimits.MAX_DESCRIPTOR_BYTES);
        }
        return files.bytes(BundleLayout.DESCRIPTOR);
    }

    /** Looks where the first file of a table would lie, not at all files: there may be any number below a wrong path. */
    private static void refuseParquet(ShardInput files) {
        files.names().stream()
                .limit(MAX_NAMES)
                .map(name -> name + "/" + name + "-00000.parquet")
                .filter(files::exists)
                .findFirst()
                .ifPresent(path -> {
                    throw new BallastException(
                            ErrorCategory.INPUT_REFUSED,
                            files.name() + " holds Parquet files, such as " + path + ", and no "
                                    + BundleLayout.DESCRIPTOR + ": it is no bundle.",
                            Hint.act("check the path").or(Hint.act("generate a bundle from the same spec")));
                });
    }
}
