package io.ballast.common.bundle;

import io.ballast.common.schema.ObjectNames;

/**
 * How large a bundle may be. The limits stand far above what is useful, and low enough that a hostile descriptor can neither
 * fill the memory nor overflow a sum of sizes.
 */
public final class BundleLimits {
    /** Of the descriptor's file. */
    public static final long MAX_DESCRIPTOR_BYTES = 32L << 20;

    public static final int MAX_TABLES = 10_000;
    /** Of a table, column or dataset, in UTF-8. */
    public static final int MAX_NAME_BYTES = ObjectNames.MAX_NAME_BYTES;

    /** PostgreSQL's limit (manual, appendix K). */
    public static final int MAX_COLUMNS = 1600;
    /** PostgreSQL's limit for the columns of one key or index (manual, appendix K). */
    public static final int MAX_KEY_COLUMNS = 32;
    /** Of keys, indexes or foreign keys of one table, each. */
    public static final int MAX_KEYS = 1000;
    /** Of all tables together; at the usual 128 MiB each that is 12 TB of CSV. */
    public static final int MAX_SHARDS = 100_000;
    /** Of one shard, packed or unpacked; times {@link #MAX_SHARDS} it still fits a long. */
    public static final long MAX_SHARD_BYTES = 1L << 44;

    /** Of a virtual bundle: an hour or so of one core, where a hostile one makes it work as long as it can. */
    public static final long MAX_VIRTUAL_ROWS = 20_000_000_000L;

    /** Enums and domains that a load makes. */
    public static final int MAX_TYPES = 10_000;
    /** Of one enum. */
    public static final int MAX_LABELS = 10_000;

    /** Of all tables together. */
    public static final int MAX_PARTITIONS = 10_000;
    /** Of a comment, a literal or an allowed value, in UTF-16 units. */
    public static final int MAX_TEXT_LENGTH = 1 << 20;

    private BundleLimits() {}
}
