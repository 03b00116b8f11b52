package io.ballast.common.bundle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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
    /** The files beside the data that the tag manifest lists. */
    static final List<String> TAG_FILES =
            List.of(BAG_INFO, BAGIT, CONSTRAINTS_SQL, DESCRIPTOR, SPEC, LOAD_SQL, MANIFEST, README, SCHEMA_SQL);

    /** What the name of a file ends in while it is being written. */
    public static final String UNFINISHED = ".part";

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9_][a-z0-9_-]*");
    private static final Pattern UNPLAIN = Pattern.compile("[^a-z0-9_-]");

    private BundleLayout() {}

    /** The path of a shard: {@code data/users/users-00000.csv.zst}; five digits or more, counted from 0. */
    public static String shardPath(String table, int number, Compression compression) {
        String name = fileName(table);
        return String.format(Locale.ROOT, "%s/%s/%s-%05d%s", DATA, name, name, number, compression.fileEnding());
    }

    /**
     * What files of a table are called. A name of lower-case letters, digits, {@code _} and {@code -} stays as it is. Any other
     * keeps what is plain of it and gets 16 digits of its SHA-256 after a dot: dots are not plain, so two tables never share a
     * name, not even where a file system takes upper and lower case for the same.
     */
    public static String fileName(String table) {
        if (PLAIN.matcher(table).matches() && !ShardPath.isDevice(table)) {
            return table;
        }
        String readable = UNPLAIN.matcher(table.toLowerCase(Locale.ROOT)).replaceAll("_");
        return "t" + (readable.startsWith("_") ? "" : "_") + readable + "."
                + Sha256.hex(table.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
