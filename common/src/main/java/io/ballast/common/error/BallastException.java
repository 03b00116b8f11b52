package io.ballast.common.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of Ballast. Its message is a whole answer for the reader: what failed, where, what was found against
 * what was expected, and what to do next.
 */
public final class BallastException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCategory category;

    public BallastException(ErrorCategory category, String message) {
        this(category, message, null);
    }

    public BallastException(ErrorCategory category, String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.category = Objects.requireNonNull(category);
    }

    public ErrorCategory category() {
        return category;
    }
}
