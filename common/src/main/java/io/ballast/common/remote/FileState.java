package io.ballast.common.remote;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a file has been read, and what the server has said of it, so that the next request goes on there and notices another file in
 * its place (RFC 9110, 13.1.5 and 14). For one thread.
 */
final class FileState {
    /** Nothing is known of the length. */
    static final long UNKNOWN = -1;

    private static final Pattern CONTENT_RANGE = Pattern.compile("(?i)bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    private long position;
    private long length = UNKNOWN;
    private @Nullable String entityTag;
    private @Nullable String lastModified;

    long position() {
        return position;
    }

    /** In bytes; {@link #UNKNOWN} where the server does not say. */
    long length() {
        return length;
    }

    void advance(int bytes) {
        position += bytes;
    }

    boolean isWhole() {
        return length == UNKNOWN || position == length;
    }

    /** Puts into a request where to go on. A weak tag cannot prove that bytes are the same, so no condition is made of it. */
    void ask(HttpRequest.Builder request) {
        if (position == 0) {
            return;
        }
        request.header("Range", "bytes=" + position + "-");
        String condition = entityTag == null ? lastModified : isWeak(entityTag) ? null : entityTag;
        if (condition != null) {
            request.header("If-Range", condition);
        }
    }

    /** Learns from the first whole answer; whether a later one is of the same file. */
    boolean isSame(HttpHeaders headers, long statedLength) {
        String tag = headers.firstValue("ETag").orElse(null);
        String modified = headers.firstValue("Last-Modified").orElse(null);
        if (position == 0) {
            entityTag = tag;
            lastModified = modified;
            length = statedLength;
            return true;
        }
        return isSame(entityTag, tag)
                && isSame(lastModified, modified)
                && (statedLength == UNKNOWN || length == UNKNOWN || statedLength == length);
    }

    /** The length of the whole file, where an answer to a range begins at this position; empty where it does not. */
    Optional<Long> lengthOfRange(HttpHeaders headers) {
        Matcher range =
                CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != position) {
            return Optional.empty();
        }
        return Optional.of(range.group(3).equals("*") ? UNKNOWN : Long.parseLong(range.group(3)));
    }

    private static boolean isSame(@Nullable String known, @Nullable String found) {
        return known == null || found == null || known.equals(found);
    }

    private static boolean isWeak(String tag) {
        return tag.startsWith("W/");
    }
}
