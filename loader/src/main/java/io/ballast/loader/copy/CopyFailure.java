package io.ballast.loader.copy;

import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.ShardSource;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.Contrast;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.common.error.Subject;
import io.ballast.loader.plan.CopyStep;
import io.ballast.loader.postgres.ServerError;
import java.sql.SQLException;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says where in a shard the bad value is, found here or by the server. */
final class CopyFailure {
    private final CopyStep step;
    private final String shard;
    private final String remedy;

    CopyFailure(CopyStep step, SourceShard shard, ShardSource source) {
        this.step = step;
        this.shard = source.nameOf(shard);
        this.remedy = source.remedy();
    }

    /**
     * What went wrong while the shard was being sent. A bad value may be a sign that the file has been changed, so the rest of it
     * is read first: if that fails the checks of the stream, this is the failure to report.
     *
     * @return never; declared so that callers can write {@code throw}
     */
    SQLException of(ShardReader csv, Exception error) throws SQLException {
        @Nullable BallastException badInput = badInput(error);
        if (badInput == null) {
            throw (SQLException) error;
        }
        try {
            csv.drain();
        } catch (BallastException changed) {
            changed.addSuppressed(badInput);
            throw changed;
        }
        throw badInput;
    }

    /** As the other one, for a shard that has been found whole. */
    SQLException of(SQLException error) throws SQLException {
        @Nullable BallastException badInput = badInput(error);
        if (badInput != null) {
            throw badInput;
        }
        throw error;
    }

    /** In words for people, if it was about the shard's content; null when it was about something else. */
    private @Nullable BallastException badInput(Exception error) {
        if (error instanceof BallastException encoder) {
            return refused(encoder.findings().get(0), encoder);
        }
        if (error instanceof PSQLException server
                && server.getServerErrorMessage() != null
                && RecordError.isOfRows(server)) {
            return refused(finding(server.getServerErrorMessage()), server);
        }
        return null;
    }

    private Finding finding(ServerErrorMessage message) {
        @Nullable String where = message.getWhere();
        Matcher matcher = RecordError.PLACE.matcher(where == null ? "" : where);
        String what = ServerError.messageAndDetail(message);
        if (!matcher.find()) {
            return new Finding(
                    where == null ? what : what + " (" + where.strip().replaceAll("\\s*\\R\\s*", " ") + ")", Hint.NONE);
        }
        String row = "row " + matcher.group(1);
        @Nullable String column = matcher.group(2);
        return column == null
                ? new Finding(new Subject.Named(row), what, Hint.NONE)
                : new Finding(
                        new Subject.Named(row + ", column \"" + column + "\""),
                        what,
                        Hint.NONE,
                        contrast(column, where.substring(matcher.end()).strip()));
    }

    /** Null where the server does not show the value. */
    private @Nullable Contrast contrast(String name, String found) {
        return step.of().schema().columns().stream()
                .filter(column -> column.name().equals(name) && !found.isEmpty())
                .findFirst()
                .map(column -> new Contrast(column.type().toString(), found))
                .orElse(null);
    }

    private BallastException refused(Finding wrong, Exception cause) {
        Hint hint = wrong.hint().or(Hint.act(remedy).then(Rerun.RESTART));
        return new BallastException(
                ErrorCategory.INPUT_REFUSED, wrong.within(shard, step.afterRollback(), hint), cause);
    }
}
