package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexRules;
import io.ballast.common.schema.NameRules;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.Partitioning;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.UniqueKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What must hold in any bundle, whether it is about to be written or was just read: names PostgreSQL can hold, references that
 * lead somewhere, paths that stay inside, facts that can be true. Places are told as paths in the descriptor.
 */
final class BundleRules {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final String file;
    private final Bundle bundle;
    /** Lower-case paths of the shards seen so far, and where: some file systems take case twins for one file. */
    private final Map<String, String> paths = new HashMap<>();
    /** Of the tables seen so far. */
    private long partitions;

    private BundleRules(String file, Bundle bundle) {
        this.file = file;
        this.bundle = bundle;
    }

    static void check(String file, Bundle bundle) {
        new BundleRules(file, bundle).check();
    }

    private void check() {
        checkName("name", bundle.dataset());
        checkSha256("ballast.specSha256", bundle.specSha256());
        if (bundle.tables().isEmpty()) {
            throw refuse("resources", "no table", "at least one");
        }
        Map<String, TableSchema> tables = new HashMap<>();
        for (int i = 0; i < bundle.tables().size(); i++) {
            String place = "resources[" + i + "]";
            TableSchema table = bundle.tables().get(i).schema();
            checkName(place + ".name", table.name());
            if (tables.put(table.name(), table) != null) {
                throw refuse(place + ".name", "a second table " + JsonPlace.quoted(table.name()), "each name once");
            }
        }
        for (int i = 0; i < bundle.tables().size(); i++) {
            String place = "resources[" + i + "]";
            checkTable(place, bundle.tables().get(i).schema(), tables);
            checkShards(place, bundle.tables().get(i).shards());
        }
        checkObjectNames();
    }

    private void checkObjectNames() {
        ObjectNames.firstClash(bundle.tables().stream().map(BundleTable::schema).toList())
                .ifPresent(clash -> {
                    throw refuse(
                            "resources",
                            clash.first() + " and " + clash.second() + ", which would both be named "
                                    + JsonPlace.quoted(clash.name()),
                            "different names");
                });
    }

    private void checkTable(String place, TableSchema table, Map<String, TableSchema> tables) {
        checkColumns(place + ".schema.fields", table.columns());
        checkKnown(place + ".schema.primaryKey", table, table.primaryKey());
        checkOnce(place + ".schema.uniqueKeys", table.uniqueKeys());
        for (int i = 0; i < table.uniqueKeys().size(); i++) {
            checkKey(
                    place + ".schema.uniqueKeys[" + i + "]",
                    table,
                    table.uniqueKeys().get(i).columns());
        }
        checkOnce(place + ".ballast.indexes", table.indexes());
        for (int i = 0; i < table.indexes().size(); i++) {
            checkIndex(
                    place + ".ballast.indexes[" + i + "]",
                    table,
                    table.indexes().get(i));
        }
        checkOnce(place + ".schema.foreignKeys", table.foreignKeys());
        for (int i = 0; i < table.foreignKeys().size(); i++) {
            checkForeignKey(
                    place + ".schema.foreignKeys[" + i + "]",
                    table,
                    table.foreignKeys().get(i),
                    tables);
        }
        if (table.partitioning() != null) {
            checkPartitioning(place + ".ballast.partitioning", table, table.partitioning());
        }
    }

    private void checkColumns(String place, List<Column> columns) {
        if (columns.isEmpty()) {
            throw refuse(place, "no column", "at least one");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            checkName(place + "[" + i + "].name", name);
            if (NameRules.SYSTEM_COLUMNS.contains(name)) {
                throw refuse(
                        place + "[" + i + "].name",
                        JsonPlace.quoted(name),
                        "a name that is not one of PostgreSQL's system columns");
            }
            if (!seen.add(name)) {
                throw refuse(place + "[" + i + "].name", "a second column " + JsonPlace.quoted(name), "each name once");
            }
        }
    }

    private void checkIndex(String place, TableSchema table, Index index) {
        checkKey(place + ".columns", table, index.columns());
        checkKnown(place + ".include", table, index.include());
        String fault = IndexRules.fault(index);
        if (fault != null) {
            throw refuse(place, fault, "an index that PostgreSQL can make");
        }
        if (index.where() != null) {
            checkKnown(place + ".where.column", table, List.of(index.where().column()));
        }
    }

    private void checkForeignKey(String place, TableSchema table, ForeignKey key, Map<String, TableSchema> tables) {
        checkKnown(place + ".fields", table, key.columns());
        TableSchema target = tables.get(key.targetTable());
        if (target == null) {
            throw refuse(
                    place + ".reference.resource", JsonPlace.quoted(key.targetTable()), "the name of a resource here");
        }
        checkKnown(place + ".reference.fields", target, key.targetColumns());
        Set<String> columns = Set.copyOf(key.targetColumns());
        boolean unique = columns.equals(Set.copyOf(target.primaryKey()));
        for (UniqueKey candidate : target.uniqueKeys()) {
            unique |= columns.equals(Set.copyOf(candidate.columns()));
        }
        if (!unique) {
            throw refuse(
                    place + ".reference.fields",
                    key.targetColumns().toString(),
                    "the primary key or a unique key of " + JsonPlace.quoted(target.name()));
        }
    }

    /** PostgreSQL keeps keys unique per partition, so each must hold the column that parts the table (manual, 5.12.2.3). */
    private void checkPartitioning(String place, TableSchema table, Partitioning partitioning) {
        String column = partitioning.column();
        checkKnown(place, table, List.of(column));
        partitions += partitioning.count();
        if (partitions > BundleLimits.MAX_PARTITIONS) {
            throw refuse(place, partitions + " partitions up to here", "at most " + BundleLimits.MAX_PARTITIONS);
        }
        if (!table.primaryKey().isEmpty() && !table.primaryKey().contains(column)) {
            throw refuse(place, "the column " + JsonPlace.quoted(column), "a column of the primary key");
        }
        for (UniqueKey key : table.uniqueKeys()) {
            if (!key.columns().contains(column)) {
                throw refuse(place, "the column " + JsonPlace.quoted(column), "a column of each unique key");
            }
        }
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

    private void checkName(String place, String name) {
        String fault = NameRules.fault(name);
        if (fault != null) {
            throw refuse(
                    place,
                    JsonPlace.quoted(name),
                    "a name of 1 to 63 bytes that PostgreSQL can hold: this one " + fault);
        }
    }

    private void checkOnce(String place, List<?> keys) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!seen.add(keys.get(i))) {
                throw refuse(place + "[" + i + "]", "the same again", "each once");
            }
        }
    }

    private void checkKey(String place, TableSchema table, List<String> columns) {
        if (columns.isEmpty() || columns.size() > BundleLimits.MAX_KEY_COLUMNS) {
            throw refuse(place, columns.size() + " columns", "1 to " + BundleLimits.MAX_KEY_COLUMNS);
        }
        checkKnown(place, table, columns);
    }

    private void checkKnown(String place, TableSchema table, List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (table.columns().stream().noneMatch(known -> known.name().equals(column))) {
                throw refuse(
                        place, JsonPlace.quoted(column), "the name of a column of " + JsonPlace.quoted(table.name()));
            }
            if (!seen.add(column)) {
                throw refuse(place, JsonPlace.quoted(column) + " twice", "each column once");
            }
        }
    }

    private void checkSha256(String place, String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw refuse(place, JsonPlace.quoted(sha256), "64 lower-case hexadecimal digits");
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
