package io.ballast.loader.template;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A database that is a copy of a template, to be dropped again.
 *
 * @param expires from when on anybody's next command drops it; null for never
 */
public record TemporaryCopy(String database, @Nullable Instant expires) {
    static final String NAME_PREFIX = "ballast_copy_";
    static final String COMMENT_PREFIX = "ballast copy 1 ";

    private static final String UNTIL = "until ";
    private static final String KEPT = "until dropped";

    /** What its comment says. */
    String comment() {
        return COMMENT_PREFIX + (expires == null ? KEPT : UNTIL + expires);
    }

    /** A comment that cannot be read is that of a copy that stays. */
    static TemporaryCopy of(String database, String comment) {
        String time = comment.substring(Math.min(comment.length(), (COMMENT_PREFIX + UNTIL).length()));
        try {
            return new TemporaryCopy(database, Instant.parse(time));
        } catch (DateTimeException e) {
            return new TemporaryCopy(database, null);
        }
    }

    boolean isExpired(Instant now) {
        return expires != null && !expires.isAfter(now);
    }
}
