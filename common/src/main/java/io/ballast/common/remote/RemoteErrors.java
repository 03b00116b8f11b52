package io.ballast.common.remote;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.common.error.IoReason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import javax.net.ssl.SSLException;

/** What is said of a server that does not give what was requested. */
final class RemoteErrors {
    private RemoteErrors() {}

    static BallastException missing(String file) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED, file + " is missing: the server answered 404. Check the URL.");
    }

    static BallastException changed(String file) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                file + " was changed on the server while it was read. Run again once nobody writes there.");
    }

    static BallastException refused(String file, String found, String expected) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED, Finding.unexpected(file, found, expected, "", Hint.NONE));
    }

    /** An answer that no repetition makes better. */
    static BallastException denied(String file, int status) {
        String what = status == 401 || status == 403
                ? "the server lets nobody read it who has no more to show than the URL"
                : "the server answered " + status;
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "cannot read " + file + ": " + what + ". Check the URL and who may read it.");
    }

    /** A server or network that has failed again and again. */
    static BallastException failed(String file, IOException cause) {
        return new BallastException(
                ErrorCategory.DATABASE_FAILED,
                "cannot read " + file + ": " + reason(cause) + ".",
                Hint.act(
                        cause instanceof SSLException
                                ? "see to it that Java trusts the server's certificate, and run again"
                                : "see to it that the server can be reached, and run again"),
                cause);
    }

    /** A certificate that is not believed does not get better by waiting. */
    static boolean isFinal(IOException failure) {
        return failure instanceof SSLException || failure instanceof UnknownHostException;
    }

    private static String reason(IOException failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return "nobody answered in time";
        }
        if (failure instanceof ConnectException && failure.getMessage() == null) {
            Throwable cause = failure.getCause();
            return cause == null || cause.getMessage() == null ? "connection refused or host unknown" : unknown(cause);
        }
        return IoReason.of(failure);
    }

    private static String unknown(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
