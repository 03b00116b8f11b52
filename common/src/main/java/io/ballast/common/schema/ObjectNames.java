package io.ballast.common.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The names of keys, indexes and constraints: a function of the table and its columns, so that a resumed load finds again in
 * the catalog what it made. They look like the names PostgreSQL chooses itself ({@code emails_user_id_fkey}).
 */
public final class ObjectNames {
    /** PostgreSQL cuts longer names off in silence (NAMEDATALEN - 1). */
    public static final int MAX_NAME_BYTES = 63;

    private ObjectNames() {}

    public static String primaryKey(TableSchema table) {
        return shortened(table.name(), List.of(), "pkey");
    }

    public static String uniqueKey(TableSchema table, UniqueKey key) {
        return shortened(table.name(), key.columns(), "key");
    }

    /** Indexes over the same columns are told apart by their position among the table's indexes. */
    public static String index(TableSchema table, Index index) {
        int position = 0;
        for (Index other : table.indexes()) {
            if (other.equals(index)) {
                break;
            }
            if (other.columns().equals(index.columns())) {
                position++;
            }
        }
        return shortened(table.name(), index.columns(), position == 0 ? "idx" : "idx" + position);
    }

    public static String foreignKey(TableSchema table, ForeignKey key) {
        return shortened(table.name(), key.columns(), "fkey");
    }

    public static String check(TableSchema table, Column column) {
        return shortened(table.name(), List.of(column.name()), "check");
    }

    /** The name of partition number {@code partition}, counted from 0. */
    public static String partition(TableSchema table, int partition) {
        return shortened(table.name(), List.of(), "p" + partition);
    }

    private static String shortened(String table, List<String> columns, String suffix) {
        String full = String.join("_", table, String.join("_", columns), suffix).replace("__" + suffix, "_" + suffix);
        byte[] bytes = full.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_NAME_BYTES) {
            return full;
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        String ending = String.format(Locale.ROOT, "_%08x_%s", crc.getValue(), suffix);
        int keep = MAX_NAME_BYTES - ending.length();
        while ((bytes[keep] & 0xC0) == 0x80) { // never cut inside a UTF-8 sequence
            keep--;
        }
        return new String(bytes, 0, keep, StandardCharsets.UTF_8) + ending;
    }
}
