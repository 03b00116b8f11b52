package io.ballast.loader.plan;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardFact;
import io.ballast.common.schema.Column;

/**
 * Tells bundles apart by what a load of them puts into the database: the same tables, columns and shards make the same
 * identity, wherever the bundle lies. Where not all of a shard is known, what the shard is made from, or how it is read, counts
 * too: the spec or descriptor, the version of the algorithm, and how the table is cut. A resumed load finds its staging schema by the identity.
 */
public final class BundleIdentity {
    static final String STAGING_PREFIX = "ballast_staging_";
    private static final int STAGING_DIGITS = 8;

    private BundleIdentity() {}

    /** 64 hexadecimal digits. */
    public static String of(Bundle bundle) {
        StringBuilder content = new StringBuilder();
        line(content, bundle.dataset());
        for (BundleTable table : bundle.tables()) {
            line(content, table.name());
            for (Column column : table.schema().columns()) {
                line(content, column.name());
                line(content, column.type().sql());
            }
            for (Shard shard : table.shards()) {
                line(content, shard.path());
                boolean allKnown = table.knows(ShardFact.SHA256) && table.knows(ShardFact.ROWS);
                line(content, allKnown ? shard.sha256() : origin(bundle, shard) + shard.sha256());
            }
        }
        return Sha256.hex(content.toString());
    }

    private static String origin(Bundle bundle, Shard shard) {
        return bundle.specSha256() + " " + bundle.algorithmVersion() + " " + bundle.seed() + " " + shard.firstUnit()
                + " " + shard.units();
    }

    /** The staging schema of a bundle in front of a target schema: always the same one. */
    public static String stagingSchema(String bundleId, String targetSchema) {
        return STAGING_PREFIX + Sha256.hex(bundleId + targetSchema).substring(0, STAGING_DIGITS);
    }

    /** Every part is preceded by its length, so that no two contents read the same. */
    private static void line(StringBuilder content, String part) {
        content.append(part.length()).append(':').append(part).append('\n');
    }
}
