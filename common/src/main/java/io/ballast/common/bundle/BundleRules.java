package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.TableSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What must hold in any bundle, whether it is about to be written or was just read: names PostgreSQL can hold, references that
 * lead somewhere, paths that stay inside, facts that can be true. Places are named as paths in the descriptor.
 */
final class BundleRules {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    /** Or nothing: bundles of early versions have none. */
    private static final Pattern CRC32C = Pattern.compile("([0-9a-f]{8})?");

    private final String file;
    private final Bundle bundle;
    /** Lower-case paths of the shards seen so far, and where: some file systems take case twins for one file. */
    private final Map<String, String> paths = new HashMap<>();

    private BundleRules(String file, Bundle bundle) {
        this.file = file;
        this.bundle = bundle;
    }

    static void check(String file, Bundle bundle) {
        new BundleRules(file, bundle).check();
        VirtualRules.check(file, bundle);
    }

    private void check() {
        TableRules.checkName(file, "name", bundle.dataset());
        checkSha256("ballast.specSha256", bundle.specSha256());
        if (bundle.tables().isEmpty()) {
            throw refuse("resources", "no table", "at least one");
        }
        Map<String, TableSchema> tables = new HashMap<>();
        long shards = 0;
        for (int i = 0; i < bundle.tables().size(); i++) {
            String place = "resources[" + i + "]";
            TableSchema table = bundle.tables().get(i).schema();
            shards += bundle.tables().get(i).shards().size();
            TableRules.checkName(file, place + ".name", table.name());
            if (tables.put(table.name(), table) != null) {
                throw refuse(place + ".name", "a second table " + JsonPlace.quoted(table.name()), "each name once");
            }
        }
        if (bundle.tables().size() > BundleLimits.MAX_TABLES || shards > BundleLimits.MAX_SHARDS) {
            throw refuse(
                    "resources",
                    bundle.tables().size() + " tables in " + shards + " shards",
                    "at most " + BundleLimits.MAX_TABLES + " in " + BundleLimits.MAX_SHARDS);
        }
        checkOmittedTables(tables.keySet());
        TypeRules.check(file, bundle.tables().stream().map(BundleTable::schema).toList());
        long partitions = 0;
        for (int i = 0; i < bundle.tables().size(); i++) {
            String place = "resources[" + i + "]";
            TableSchema table = bundle.tables().get(i).schema();
            TableRules.check(file, place, table, tables);
            if (table.partitioning() != null) {
                partitions += table.partitioning().count();
            }
            if (partitions > BundleLimits.MAX_PARTITIONS) {
                throw refuse(
                        place + ".ballast.partitioning",
                        partitions + " partitions up to here",
                        "at most " + BundleLimits.MAX_PARTITIONS);
            }
            checkShards(place, bundle.tables().get(i).shards());
        }
        checkObjectNames();
        ViewTree.check(
                file,
                bundle.views(),
                ObjectNames.owners(
                        bundle.tables().stream().map(BundleTable::schema).toList()));
    }

    private void checkOmittedTables(Set<String> present) {
        Set<String> names = new HashSet<>(present);
        for (int i = 0; i < bundle.omittedTables().size(); i++) {
            String name = bundle.omittedTables().get(i);
            String place = "ballast.omittedTables[" + i + "]";
            TableRules.checkName(file, place, name);
            if (!names.add(name)) {
                throw refuse(place, "a second table " + JsonPlace.quoted(name), "each name once");
            }
        }
    }

    private void checkObjectNames() {
        ObjectNames.firstClash(bundle.tables().stream().map(BundleTable::schema).toList())
                .ifPresent(clash -> {
                    throw refuse(
                            "resources",
                            JsonPlace.escaped(clash.first() + " and " + clash.second()) + ", which would both be named "
                                    + JsonPlace.quoted(clash.name()),
                            "different names");
                });
    }

    private void checkShards(String place, List<Shard> shards) {
        if (shards.isEmpty()) {
            throw refuse(place + ".ballast.shards", "no shard", "at least one, empty for a table without rows");
        }
        long nextUnit = 0;
        for (int i = 0; i < shards.size(); i++) {
            String at = place + ".ballast.shards[" + i + "]";
            Shard shard = shards.get(i);
            ShardPath.check(file, at + ".path", shard.path(), bundle.compression());
            String twin = paths.put(shard.path().toLowerCase(Locale.ROOT), at);
            if (twin != null) {
                throw refuse(at + ".path", JsonPlace.quoted(shard.path()) + " again, after " + twin, "each file once");
            }
            checkSha256(at + ".sha256", shard.sha256());
            checkCrc32c(at + ".crc32c", shard.sums().crc32c());
            checkRawSha256(at + ".rawSha256", shard);
            checkSizes(at, shard);
            if (shard.firstUnit() != nextUnit) {
                throw refuse(
                        at + ".firstUnit",
                        String.valueOf(shard.firstUnit()),
                        nextUnit + ", where the shard before it ends");
            }
            nextUnit = shard.firstUnit() + shard.units();
            if (shard.units() < 0 || nextUnit < 0) {
                throw refuse(at + ".units", String.valueOf(shard.units()), "a range within 63 bits");
            }
        }
    }

    /** Refuses facts that no file can fulfil. */
    private void checkSizes(String at, Shard shard) {
        if (shard.sizeBytes() < 0 || shard.sizeBytes() > BundleLimits.MAX_SHARD_BYTES) {
            throw refuse(at + ".bytes", String.valueOf(shard.sizeBytes()), "0 to " + BundleLimits.MAX_SHARD_BYTES);
        }
        long most = bundle.compression().mostRawBytes(shard.sizeBytes());
        if (shard.rawBytes() < 0 || shard.rawBytes() > Math.min(most, BundleLimits.MAX_SHARD_BYTES)) {
            throw refuse(
                    at + ".rawBytes",
                    String.valueOf(shard.rawBytes()),
                    "at most " + most + ", which is all that " + shard.sizeBytes() + " bytes of "
                            + bundle.compression().label() + " can hold");
        }
        if (shard.rows() < 0 || shard.rows() > shard.rawBytes()) { // the shortest record is its line terminator
            throw refuse(
                    at + ".rows",
                    String.valueOf(shard.rows()),
                    "at most one for each of " + shard.rawBytes() + " bytes");
        }
    }

    private void checkSha256(String place, String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw refuse(place, JsonPlace.quoted(sha256), "64 lower-case hexadecimal digits");
        }
    }

    /** What is not compressed is the CSV itself. */
    private void checkRawSha256(String place, Shard shard) {
        String raw = shard.sums().rawSha256();
        if (raw.isEmpty()) {
            return;
        }
        checkSha256(place, raw);
        if (bundle.compression() == Compression.NONE && !raw.equals(shard.sha256())) {
            throw refuse(place, JsonPlace.quoted(raw), shard.sha256() + ", as the file is not compressed");
        }
    }

    private void checkCrc32c(String place, String crc32c) {
        if (!CRC32C.matcher(crc32c).matches()) {
            throw refuse(place, JsonPlace.quoted(crc32c), "8 lower-case hexadecimal digits");
        }
    }

    private BallastException refuse(String place, String found, String expected) {
        return JsonPlace.refuse(file, place, found, expected);
    }

    /** What a program of ours gave to be written cannot be refused as input: it is a bug. */
    static void checkBeforeWriting(Bundle bundle) {
        try {
            check(BundleLayout.DESCRIPTOR, bundle);
        } catch (BallastException e) {
            throw new BallastException(
                    ErrorCategory.BUG, "a bundle that could not be read again: " + e.getMessage(), e);
        }
    }
}
