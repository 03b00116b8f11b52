package io.ballast.loader.copy;

import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardStream;
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

    /**
     * What went wrong while the shard was being sent. A bad value may be a sign that the file has been changed, so the rest of it
     * is read first: if that fails the checks of the stream, this is the failure to tell.
     *
     * @return never; declared so that callers can write {@code throw}
     */
    static SQLException of(Shard shard, ShardStream csv, Exception error) throws SQLException {
        @Nullable BallastException badInput = badInput(shard, error);
        if (badInput == null) {
            throw (SQLException) error;
        }
        try {
            drain(csv);
        } catch (BallastException changed) {
            changed.addSuppressed(badInput);
            throw changed;
        }
        throw badInput;
    }

    /** As the other one, for a shard that has been found whole. */
    static SQLException of(Shard shard, SQLException error) throws SQLException {
        @Nullable BallastException badInput = badInput(shard, error);
        if (badInput != null) {
            throw badInput;
        }
        throw error;
    }

    /** In words for people, if it was about the shard's content; null when it was about something else. */
    private static @Nullable BallastException badInput(Shard shard, Exception error) {
        if (error instanceof BallastException encoder) {
            return refused(shard, String.valueOf(encoder.getMessage()), encoder);
        }
        if (error instanceof PSQLException server
                && server.getServerErrorMessage() != null
                && ServerError.category(server) == ErrorCategory.INPUT_REFUSED) {
            return refused(shard, place(server.getServerErrorMessage()), server);
        }
        return null;
    }

    private static void drain(ShardStream csv) {
        byte[] chunk = new byte[ShardSender.CHUNK_BYTES];
        int read;
        do {
            read = csv.read(chunk, 0, chunk.length);
        } while (read >= 0);
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
