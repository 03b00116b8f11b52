package io.ballast.common.bundle;

import java.util.Locale;
import java.util.Set;

/**
 * The rules for the path of a shard: below {@code data/}, of plain ASCII names, so that it means the same file on every system, needs
 * no quoting in a manifest or a script, and cannot lead out of the bundle.
 */
final class ShardPath {
    /** PATH_MAX of most systems is 4096; this leaves room for the bundle's own directory. */
    private static final int MAX_LENGTH = 1024;

    /** A component of a path may be no longer on most file systems. */
    private static final int MAX_NAME_LENGTH = 255;
    /** Names that open a device on Windows, whatever their ending (Microsoft, "Naming Files, Paths, and Namespaces"). */
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private ShardPath() {}

    static void check(String file, String place, String path, Compression compression) {
        String[] names = path.split("/", -1);
        boolean safe = path.length() <= MAX_LENGTH && names.length > 1 && names[0].equals(BundleLayout.DATA);
        for (String name : names) {
            safe &= isSafeName(name);
        }
        if (!safe) {
            throw JsonPlace.refuse(
                    file,
                    place,
                    JsonPlace.quoted(path),
                    "a relative path below " + BundleLayout.DATA + "/ of letters, digits, '.', '_' and '-'");
        }
        if (!path.endsWith(compression.fileEnding())) {
            throw JsonPlace.refuse(
                    file, place, JsonPlace.quoted(path), "a file name that ends in " + compression.fileEnding());
        }
    }

    /** Whether the name is the same file, and no special one, on every system. */
    static boolean isSafeName(String name) {
        if (name.isEmpty()
                || name.length() > MAX_NAME_LENGTH
                || name.startsWith(".")
                || name.startsWith("-")
                || name.endsWith(".")) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return !isDevice(name);
    }

    static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        return DEVICES.contains((dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT));
    }
}
