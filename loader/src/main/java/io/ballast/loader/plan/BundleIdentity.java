package io.ballast.loader.plan;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Shard;
import io.ballast.common.schema.Column;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells bundles apart by what a load of them puts into the database: the same tables, columns and shards make the same
 * identity, wherever the bundle lies. A resumed load finds its staging schema by it.
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
                line(content, shard.sha256());
            }
        }
        return sha256(content.toString());
    }

    /** The staging schema of a bundle in front of a target schema: always the same one. */
    public static String stagingSchema(String bundleId, String targetSchema) {
        return STAGING_PREFIX + sha256(bundleId + targetSchema).substring(0, STAGING_DIGITS);
    }

    /** Every part is preceded by its length, so that no two contents read the same. */
    private static void line(StringBuilder content, String part) {
        content.append(part.length()).append(':').append(part).append('\n');
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
