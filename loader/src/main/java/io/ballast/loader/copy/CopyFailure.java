package io.ballast.loader.copy;

import io.ballast.common.bundle.Shard;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.loader.postgres.ServerError;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says where in a shard the bad value is, whoever found it. */
final class CopyFailure {
    /** How the server tells the place: {@code COPY users, line 153, column total: "12,5"}. */
    private static final Pattern PLACE =
            Pattern.compile("COPY .*?, line (\\d+)(?:, column ([^:]+))?(?:: \"(.*)\")?.*", Pattern.DOTALL);

    private static final String AFTERWARDS =
            ". The shard was rolled back and nothing was published. Make the bundle again and load it with --restart.";

    private CopyFailure() {}

    /** A value that the encoder refused; its message begins with the place in the shard. */
    static BallastException ofEncoder(Shard shard, BallastException error) {
        return refused(shard, String.valueOf(error.getMessage()), error);
    }

    /** What the server said, if it was about the shard's content; null when it was about something else. */
    static @Nullable BallastException ofServer(Shard shard, SQLException error) {
        @Nullable
        ServerErrorMessage message = error instanceof PSQLException server ? server.getServerErrorMessage() : null;
        return message != null && ServerError.category(error) == ErrorCategory.INPUT_REFUSED
                ? refused(shard, place(message), error)
                : null;
    }

    private static String place(ServerErrorMessage message) {
        Matcher matcher = PLACE.matcher(String.valueOf(message.getWhere()));
        if (!matcher.matches()) {
            return String.valueOf(message.getMessage());
        }
        String column = matcher.group(2) == null ? "" : ", column \"" + matcher.group(2) + "\"";
        return "row " + matcher.group(1) + column + ": " + message.getMessage();
    }

    private static BallastException refused(Shard shard, String what, Exception cause) {
        return new BallastException(ErrorCategory.INPUT_REFUSED, shard.path() + ", " + what + AFTERWARDS, cause);
    }
}
