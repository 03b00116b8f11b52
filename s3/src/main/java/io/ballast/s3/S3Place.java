package io.ballast.s3;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the files of a bundle lie: {@code s3://bucket/prefix}.
 *
 * @param prefix of all keys; empty, or with a {@code /} at its end
 */
record S3Place(String bucket, String prefix) {
    /** Names of buckets as Amazon allows them today, and with the underscores and capitals of earlier years. */
    private static final Pattern NAME =
            Pattern.compile("(?i:s3)://([A-Za-z0-9][A-Za-z0-9._-]{1,254})(?:/(.*))?", Pattern.DOTALL);

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}?#]|(^|/)\\.{1,2}(/|$)|//");

    /** @throws BallastException (USAGE) for a name that is none */
    static S3Place of(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw refused("no bucket in " + name);
        }
        String prefix = matcher.group(2) == null ? "" : matcher.group(2);
        if (UNSAFE.matcher(prefix).find()) {
            throw refused("a prefix with control characters, ?, #, empty or relative parts");
        }
        return new S3Place(matcher.group(1), prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
    }

    String key(String path) {
        return prefix + path;
    }

    /** What messages call the bundle. */
    String name() {
        return "s3://" + bucket + "/" + prefix;
    }

    private static BallastException refused(String found) {
        return new BallastException(ErrorCategory.USAGE, "found " + found + "; expected s3://BUCKET/PREFIX.");
    }
}
