package io.ballast.datapackage;

import io.ballast.common.bundle.JsonPlace;
import io.ballast.datapackage.file.ExternalFile;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The rules for a path in an external descriptor (datapackage.org, Data Resource, "URL or Path"): relative, in POSIX form, down into
 * the directory of the descriptor, without hidden parts.
 */
final class PackagePath {
    private static final int MAX_LENGTH = 1024;
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    private PackagePath() {}

    /** The file that a path names. */
    static ExternalFile file(PackagePlace in, JsonPlace place) {
        String path = place.text();
        if (URL.matcher(path).matches()) {
            throw place.refuse("a file of the package: nothing is fetched from elsewhere, so fetch it first");
        }
        if (path.isEmpty() || path.length() > MAX_LENGTH || !isSafe(path)) {
            throw place.refuse("a relative path down into the package, with / between its parts, none of them hidden");
        }
        return in.file(path);
    }

    private static boolean isSafe(String path) {
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.startsWith(".") || name.endsWith(".") || name.startsWith("~")) {
                return false;
            }
        }
        return path.chars().noneMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c))
                && path.codePoints().noneMatch(PackagePath::isUnprintable)
                && !path.toLowerCase(Locale.ROOT).startsWith("-");
    }

    private static boolean isUnprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.SURROGATE || type == Character.FORMAT || type == Character.UNASSIGNED;
    }
}
