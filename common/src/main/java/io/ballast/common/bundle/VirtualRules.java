package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import java.util.Map;
import java.util.regex.Pattern;

/** What must hold in a virtual bundle besides {@link BundleRules}: enough is stated to prove each shard, and it is no endless work. */
final class VirtualRules {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_POOLS = 10_000;

    private final String file;
    private final Bundle bundle;

    private VirtualRules(String file, Bundle bundle) {
        this.file = file;
        this.bundle = bundle;
    }

    static void check(String file, Bundle bundle) {
        Virtual virtual = bundle.virtual();
        if (virtual != null) {
            new VirtualRules(file, bundle).check(virtual);
        }
    }

    private void check(Virtual virtual) {
        if (bundle.compression() != Compression.NONE) {
            throw refuse(
                    "ballast.compression", JsonPlace.quoted(bundle.compression().label()), "none in a virtual bundle");
        }
        if (bundle.dialect().header()) {
            throw refuse("resources[0].dialect.header", "true", "false in a virtual bundle");
        }
        if (bundle.rows() > BundleLimits.MAX_VIRTUAL_ROWS) {
            throw refuse(
                    "resources",
                    bundle.rows() + " rows",
                    "at most " + BundleLimits.MAX_VIRTUAL_ROWS + " in a virtual bundle, as each costs processor time");
        }
        checkPools(virtual.pools());
        for (int i = 0; i < bundle.tables().size(); i++) {
            for (int j = 0; j < bundle.tables().get(i).shards().size(); j++) {
                checkShard(
                        "resources[" + i + "].ballast.shards[" + j + "]",
                        bundle.tables().get(i).shards().get(j));
            }
        }
    }

    private void checkPools(Map<String, String> pools) {
        if (pools.size() > MAX_POOLS) {
            throw refuse("ballast.virtual.pools", pools.size() + " pools", "at most " + MAX_POOLS);
        }
        pools.forEach((name, sha256) -> {
            if (!SHA256.matcher(sha256).matches()) {
                throw refuse(
                        "ballast.virtual.pools." + JsonPlace.escaped(name),
                        JsonPlace.quoted(sha256),
                        "64 lower-case hexadecimal digits");
            }
        });
    }

    /** {@link BundleRules} sees to it that both hashes are one, where both are stated. */
    private void checkShard(String at, Shard shard) {
        if (shard.sums().rawSha256().isEmpty()) {
            throw refuse(at + ".rawSha256", "nothing", "a hash in a virtual bundle");
        }
        if (shard.sizeBytes() != shard.rawBytes()) {
            throw refuse(at + ".bytes", String.valueOf(shard.sizeBytes()), shard.rawBytes() + ", as rawBytes");
        }
    }

    private BallastException refuse(String place, String found, String expected) {
        return JsonPlace.refuse(file, place, found, expected);
    }
}
