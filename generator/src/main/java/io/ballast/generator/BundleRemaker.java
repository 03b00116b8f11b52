package io.ballast.generator;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;

/** Makes a bundle again from its own spec: with its shards where it is virtual, or without them where it holds them. */
public final class BundleRemaker {
    private final String name;
    private final Bundle original;

    private BundleRemaker(String name, Bundle original) {
        this.name = name;
        this.original = original;
    }

    /**
     * Makes the shards of a virtual bundle, or of one whose shards are to be compressed otherwise.
     *
     * @param options where and how; its sharding is the original's
     * @throws BallastException {@link ErrorCategory#INPUT_REFUSED} when a shard comes out otherwise than the original states; then there is
     *     no descriptor
     */
    public static RunReport remake(ShardInput from, GenerationOptions options, Progress progress) {
        Bundle original = DescriptorFile.readAny(from);
        BundleRemaker remaker = new BundleRemaker(from.name(), original);
        remaker.refuseWhatProvesNothing();
        SpecOfBundle spec = SpecOfBundle.read(from, original);
        return new BundleGenerator(
                        spec.spec(), spec.yaml(), options.withSharding(spec.sharding()), progress, remaker::checkSame)
                .run();
    }

    private void refuseWhatProvesNothing() {
        if (original.dialect().header()) {
            throw refused("its shards begin with headers, which the hashes of those made again would lack");
        }
        original.tables().forEach(table -> table.shards().forEach(shard -> {
            if (hash(shard).isEmpty()) {
                throw refused(
                        "it is of an older version, whose descriptor states no hash of what its shards unpack to");
            }
        }));
    }

    /** Of its CSV; empty where nobody has computed it. */
    private String hash(Shard shard) {
        String raw = shard.sums().rawSha256();
        return raw.isEmpty() && original.compression() == Compression.NONE ? shard.sha256() : raw;
    }

    private void checkSame(Bundle again) {
        for (int i = 0; i < original.tables().size(); i++) {
            for (int j = 0; j < original.tables().get(i).shards().size(); j++) {
                Shard expected = original.tables().get(i).shards().get(j);
                Shard found = again.tables().get(i).shards().get(j);
                if (!hash(expected).equals(found.sums().rawSha256())) {
                    throw refused(expected.path() + " came out with the SHA-256 "
                            + found.sums().rawSha256() + "; expected " + hash(expected));
                }
            }
        }
    }

    private BallastException refused(String why) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                name + " cannot be made again: " + why + ". Fetch it again, or generate it from its spec.");
    }
}
