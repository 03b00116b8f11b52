package io.ballast.loader.copy;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.loader.postgres.ServerError;
import java.sql.SQLException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Why rows were refused, here or by the server.
 *
 * @param line of what was sent, counted from 1, where that is said; 0 otherwise. It helps to find the row, and decides nothing
 */
record RecordError(String sqlState, String reason, long line) {
    /**
     * How the server names the place: {@code COPY users, line 153, column total: "12,5"}. Functions that read a value, as of JSON, say in
     * lines before it what they were at; the words for line and column are those of lc_messages.
     */
    static final Pattern PLACE =
            Pattern.compile("^COPY .*?, \\p{L}+ (\\d+)(?:, \\p{L}+ ([^:]+))?(?::|$)", Pattern.MULTILINE);

    /** How we name it. */
    private static final Pattern OWN_PLACE = Pattern.compile("^row (\\d+)(?:, |: )");

    /** data_exception. */
    private static final String OF_DATA = "22000";

    /** Null for an error that is not about the rows. */
    static @Nullable RecordError of(Exception error) {
        if (error instanceof BallastException own) {
            return own.category() == ErrorCategory.INPUT_REFUSED ? ofOwn(own) : null;
        }
        return error instanceof PSQLException server && isOfRows(server) ? ofServer(server) : null;
    }

    /** Whether the server has refused what was sent. */
    static boolean isOfRows(PSQLException error) {
        return error.getServerErrorMessage() != null
                && (ServerError.category(error) == ErrorCategory.INPUT_REFUSED || isOfAValue(error));
    }

    /** The server names the column, and nothing else that was running, such as a function of a domain's check: a type's own function failed. */
    private static boolean isOfAValue(PSQLException error) {
        Matcher matcher = PLACE.matcher(where(error.getServerErrorMessage()));
        return ServerError.mayBeOfAValue(error) && matcher.lookingAt() && matcher.group(2) != null;
    }

    private static RecordError ofOwn(BallastException error) {
        String text = error.findings().get(0).withPlace();
        Matcher matcher = OWN_PLACE.matcher(text);
        return matcher.find()
                ? new RecordError(OF_DATA, text.substring(matcher.end()), Long.parseLong(matcher.group(1)))
                : new RecordError(OF_DATA, text, 0);
    }

    private static RecordError ofServer(PSQLException error) {
        ServerErrorMessage message = Objects.requireNonNull(error.getServerErrorMessage());
        Matcher matcher = PLACE.matcher(where(message));
        boolean found = matcher.find();
        String column = found && matcher.group(2) != null ? "column \"" + matcher.group(2) + "\": " : "";
        return new RecordError(
                state(error),
                column + ServerError.messageAndDetail(message),
                found ? Long.parseLong(matcher.group(1)) : 0);
    }

    private static String state(SQLException error) {
        return error.getSQLState() == null ? OF_DATA : error.getSQLState();
    }

    private static String where(@Nullable ServerErrorMessage message) {
        @Nullable String where = message == null ? null : message.getWhere();
        return where == null ? "" : where;
    }
}
