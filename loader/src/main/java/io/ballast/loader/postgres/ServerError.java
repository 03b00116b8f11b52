package io.ballast.loader.postgres;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy.Rerun;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns what the driver throws into Ballast's errors: the category by SQLSTATE, the message by what can be done about it. */
public final class ServerError {
    /** What passes by itself: the server restarts, has no free slot, or chose this session to break a deadlock. */
    private static final Set<String> PASSING = Set.of(
            SqlStates.ADMIN_SHUTDOWN,
            SqlStates.CRASH_SHUTDOWN,
            SqlStates.CANNOT_CONNECT_NOW,
            SqlStates.TOO_MANY_CONNECTIONS,
            SqlStates.SERIALIZATION_FAILURE,
            SqlStates.DEADLOCK);

    private static final Set<String> LOST =
            Set.of(SqlStates.ADMIN_SHUTDOWN, SqlStates.CRASH_SHUTDOWN, SqlStates.CANNOT_CONNECT_NOW);

    private static final Hint FIX_ROWS = Hint.act("fix these rows").then(Rerun.RESTART);

    private ServerError() {}

    /** The connection could not be opened. */
    public static BallastException connecting(ConnectionSettings target, SQLException error) {
        return ConnectError.of(target, error);
    }

    /**
     * A statement, a COPY or a commit failed.
     *
     * @param doing what was being done, to follow "while": {@code copying data/users/users-00003.csv.zst}
     */
    public static BallastException during(String doing, ConnectionSettings target, SQLException error) {
        String state = state(error);
        String place = "while " + doing + " (" + target.target() + ")";
        if (PoolError.isOne(error)) {
            return PoolError.of(target, error);
        }
        if (isConnectionLost(error)) {
            return failure(
                    ErrorCategory.DATABASE_FAILED,
                    error,
                    "The connection was lost " + place + ": " + text(error) + ". What was committed stays.",
                    Hint.RESUME);
        }
        return failure(
                category(error),
                error,
                "The server reported an error " + place + ": " + text(error) + " [" + state + "]." + reason(state),
                hint(state));
    }

    /**
     * The same, where it may be a trigger that failed: whether a function did, the server says by its context.
     *
     * @param without what to do instead of having triggers run
     */
    public static BallastException whileTriggersFire(
            String doing, ConnectionSettings target, SQLException error, Hint without) {
        BallastException failure = during(doing, target, error);
        boolean inFunction = error instanceof PSQLException psql
                && psql.getServerErrorMessage() != null
                && psql.getServerErrorMessage().getWhere() != null;
        return inFunction && failure.category() == ErrorCategory.INPUT_REFUSED
                ? failure(
                        failure.category(),
                        error,
                        failure.text(),
                        failure.hint().or(without))
                : failure;
    }

    /** What kind of failure this is, by its SQLSTATE. */
    public static ErrorCategory category(SQLException error) {
        String state = state(error);
        if (isCatalogRace(error)) {
            return ErrorCategory.DATABASE_FAILED;
        }
        return switch (state) {
            case SqlStates.LOCK_NOT_AVAILABLE, SqlStates.OBJECT_IN_USE -> ErrorCategory.TARGET_BUSY;
            case SqlStates.RAISED -> ErrorCategory.INPUT_REFUSED;
            case SqlStates.INVALID_PASSWORD,
                    SqlStates.INVALID_AUTHORIZATION,
                    SqlStates.NO_SUCH_DATABASE,
                    SqlStates.READ_ONLY_TRANSACTION -> ErrorCategory.TARGET_REFUSED;
            case SqlStates.SYNTAX_ERROR -> ErrorCategory.BUG;
            default -> categoryByClass(state);
        };
    }

    /**
     * Whether the function that reads a value may have raised it of the value. Besides bad data, tsquery, jsonpath, ltree and hstore speak of
     * a syntax error, regclass and its like of what is not there, PostGIS and the hstore of older servers of an internal error. It says
     * nothing of what failed elsewhere.
     */
    public static boolean mayBeOfAValue(SQLException error) {
        String state = state(error);
        return category(error) == ErrorCategory.INPUT_REFUSED
                || state.equals(SqlStates.INTERNAL)
                || (state.startsWith(SqlStates.CLASS_SQL) && !state.equals(SqlStates.NO_PRIVILEGE));
    }

    /** Whether rows broke a constraint or a limit, or a trigger refused them. */
    public static boolean isOfTheRows(BallastException failure) {
        String state = failure.getCause() instanceof SQLException error ? state(error) : "";
        return state.equals(SqlStates.RAISED)
                || state.startsWith(SqlStates.CLASS_CONSTRAINT)
                || state.startsWith(SqlStates.CLASS_CARDINALITY)
                || state.startsWith(SqlStates.CLASS_LIMIT);
    }

    /** Whether the same work may well succeed on a new connection a moment later. */
    public static boolean isPassing(SQLException error) {
        return !PoolError.isOne(error)
                && (PASSING.contains(state(error)) || isConnectionLost(error) || isCatalogRace(error));
    }

    /**
     * Whether two sessions made something of the same name in the catalog at the same moment, such as the array types of tables
     * whose names differ in their last byte only.
     */
    private static boolean isCatalogRace(SQLException error) {
        @Nullable ServerErrorMessage server = error instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        if (server == null) {
            return false;
        }
        return switch (state(error)) {
            case SqlStates.UNIQUE_VIOLATION ->
                String.valueOf(server.getConstraint()).startsWith("pg_");
            case SqlStates.DUPLICATE_OBJECT -> "TypeCreate".equals(server.getRoutine());
            default -> false;
        };
    }

    /** Whether the statement was stopped, by us or somebody else. */
    public static boolean isCanceled(SQLException error) {
        return SqlStates.QUERY_CANCELED.equals(state(error));
    }

    /** Whether others held a lock for longer than the statement was told to wait. */
    public static boolean isLockedByOthers(SQLException error) {
        return SqlStates.LOCK_NOT_AVAILABLE.equals(state(error));
    }

    /** Whether the session is gone, so that the fate of an unanswered COMMIT is not known. */
    public static boolean isConnectionLost(SQLException error) {
        return LOST.contains(state(error)) || state(error).startsWith(SqlStates.CLASS_CONNECTION);
    }

    /** The server's own words: message, detail, hint and place, in one line. */
    public static String text(SQLException error) {
        @Nullable ServerErrorMessage server = error instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        if (server == null) {
            return oneLine(String.valueOf(error.getMessage()));
        }
        StringBuilder text = new StringBuilder(String.valueOf(server.getMessage()));
        append(text, "; ", server.getDetail());
        append(text, "; hint: ", server.getHint());
        append(text, "; at: ", server.getWhere());
        return oneLine(text.toString());
    }

    /** What is wrong, and the server's details of it, in one line without a full stop. */
    public static String messageAndDetail(ServerErrorMessage error) {
        StringBuilder text = new StringBuilder(String.valueOf(error.getMessage()));
        append(text, "; ", error.getDetail());
        return oneLine(text.toString());
    }

    static BallastException failure(ErrorCategory category, String message, SQLException cause) {
        return new BallastException(category, message, cause);
    }

    static BallastException failure(ErrorCategory category, SQLException cause, String text, Hint hint) {
        return new BallastException(category, text, hint, cause);
    }

    static String state(SQLException error) {
        String state = error.getSQLState();
        return state == null ? "no SQLSTATE" : state;
    }

    private static ErrorCategory categoryByClass(String state) {
        String stateClass = state.substring(0, 2);
        if (SqlStates.OF_THE_ROWS.contains(stateClass)) {
            return ErrorCategory.INPUT_REFUSED;
        }
        return SqlStates.OF_THE_TARGET.contains(stateClass)
                ? ErrorCategory.TARGET_REFUSED
                : ErrorCategory.DATABASE_FAILED;
    }

    /** What the state means for the load, where the server's own words do not say it. */
    private static String reason(String state) {
        return switch (state) {
            case SqlStates.DISK_FULL -> " The server's disk is full.";
            case SqlStates.READ_ONLY_TRANSACTION ->
                " This server takes no writes: it is a standby, or default_transaction_read_only is on.";
            case SqlStates.LOCK_NOT_AVAILABLE -> " Another session holds the lock: pg_stat_activity says which.";
            case SqlStates.QUERY_CANCELED -> " Somebody cancelled the statement, or a timeout of the server did.";
            case SqlStates.RAISED -> " A trigger or function of the table says so.";
            default -> state.startsWith(SqlStates.CLASS_LIMIT) ? " A row or a value is too large for the server." : "";
        };
    }

    private static Hint hint(String state) {
        return switch (state) {
            case SqlStates.DISK_FULL -> Hint.act("make room").then(Rerun.RESUME);
            case SqlStates.NO_PRIVILEGE ->
                Hint.act("grant the right to this user").or(Hint.act("connect as another one"));
            case SqlStates.RAISED -> FIX_ROWS;
            default ->
                state.startsWith(SqlStates.CLASS_CONSTRAINT)
                        ? FIX_ROWS
                        : state.startsWith(SqlStates.CLASS_LIMIT)
                                ? Hint.act("make it smaller, or omit its index").then(Rerun.RESTART)
                                : Hint.NONE;
        };
    }

    private static void append(StringBuilder text, String label, @Nullable String part) {
        if (part != null && !part.isEmpty()) {
            text.append(label).append(part);
        }
    }

    private static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
