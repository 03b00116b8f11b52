package io.ballast.loader.postgres;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy.Rerun;
import java.sql.SQLException;

/** What a connection pool says by itself, in words that say what to do. The texts are those of pgbouncer. */
final class PoolError {
    private static final String NO_TRANSACTIONS = "statement pooling mode";
    private static final String WAITED_TOO_LONG = "query_wait_timeout";

    private PoolError() {}

    /** Whether the pool speaks, and not the server behind it. */
    static boolean isOne(SQLException error) {
        return says(error, NO_TRANSACTIONS) || says(error, WAITED_TOO_LONG);
    }

    /** The failure in words; the pool speaks. */
    static BallastException of(ConnectionSettings target, SQLException error) {
        String pool = "The pool at " + target.server();
        if (says(error, NO_TRANSACTIONS)) {
            return new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    pool + " takes no transactions (pool_mode = statement), which a load is made of. Set pool_mode to"
                            + " transaction or session, or connect to the server itself.",
                    error);
        }
        return new BallastException(
                ErrorCategory.DATABASE_FAILED,
                pool
                        + " had no session of the server to spare in time (query_wait_timeout). A load holds one throughout and"
                        + " works in others. What was committed stays.",
                Hint.act("raise default_pool_size to two more than there are jobs")
                        .then(Rerun.RESUME)
                        .or(ConnectError.FEWER.then(Rerun.RESUME)),
                error);
    }

    private static boolean says(SQLException error, String words) {
        return String.valueOf(error.getMessage()).contains(words);
    }
}
