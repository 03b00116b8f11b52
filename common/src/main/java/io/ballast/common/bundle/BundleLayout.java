package io.ballast.common.bundle;

import java.util.Locale;

/** The names of the files in a bundle. */
public final class BundleLayout {
    public static final String DESCRIPTOR = "datapackage.json";
    public static final String SPEC = "dataset.yaml";
    public static final String SCHEMA_SQL = "schema.sql";
    public static final String CONSTRAINTS_SQL = "constraints.sql";
    public static final String LOAD_SQL = "load.sql";
    public static final String README = "README.md";
    public static final String DATA = "data";
    /** BagIt (RFC 8493). */
    public static final String BAGIT = "bagit.txt";

    public static final String BAG_INFO = "bag-info.txt";
    public static final String MANIFEST = "manifest-sha256.txt";
    public static final String TAG_MANIFEST = "tagmanifest-sha256.txt";
    /** What the name of a file ends in while it is being written. */
    public static final String UNFINISHED = ".part";

    private BundleLayout() {}

    /** The path of a shard: {@code data/users/users-00000.csv.zst}; five digits or more, counted from 0. */
    public static String shardPath(String table, int number, Compression compression) {
        return String.format(Locale.ROOT, "%s/%s/%s-%05d%s", DATA, table, table, number, compression.fileEnding());
    }
}
