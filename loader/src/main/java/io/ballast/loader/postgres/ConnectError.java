package io.ballast.loader.postgres;

import static io.ballast.loader.postgres.ServerError.failure;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Why a connection could not be opened, in words that say what to do. */
final class ConnectError {
    private static final String GIVE_PASSWORD =
            " Set PGPASSWORD, or add a line HOST:PORT:DATABASE:USER:PASSWORD to ~/.pgpass (chmod 600).";

    static final Hint FEWER = Hint.choose("use fewer connections", Setting.JOBS);

    private ConnectError() {}

    static BallastException of(ConnectionSettings target, SQLException error) {
        if (PoolError.isOne(error)) {
            return PoolError.of(target, error);
        }
        boolean fromServer = error instanceof PSQLException psql && psql.getServerErrorMessage() != null;
        return fromServer ? refusedByServer(target, error) : noSession(target, error);
    }

    /** The server answered, and said no. */
    private static BallastException refusedByServer(ConnectionSettings target, SQLException error) {
        String server = target.server();
        String words = ServerError.text(error);
        return switch (ServerError.state(error)) {
            case SqlStates.INVALID_PASSWORD ->
                refused(
                        error,
                        "The server at " + server + " does not accept the password of user \"" + target.user() + "\"."
                                + (target.hasPassword() ? " Check PGPASSWORD or ~/.pgpass." : GIVE_PASSWORD));
            case SqlStates.INVALID_AUTHORIZATION ->
                refused(
                        error,
                        "The server at " + server + " does not let user \"" + target.user()
                                + "\" into database \"" + target.database() + "\": " + words
                                + ". Check the user's name and the server's pg_hba.conf.");
            case SqlStates.NO_SUCH_DATABASE ->
                refused(
                        error,
                        "There is no database \"" + target.database() + "\" on the server at " + server
                                + ". Create it (createdb " + target.database() + ") or name another one.");
            case SqlStates.NO_PRIVILEGE ->
                refused(
                        error,
                        "User \"" + target.user() + "\" may not connect to database \"" + target.database()
                                + "\" on the server at " + server + ": " + words + ".");
            case SqlStates.TOO_MANY_CONNECTIONS ->
                failure(
                        ErrorCategory.DATABASE_FAILED,
                        error,
                        "The server at " + server + " has no connection left: " + words
                                + ". A load needs three, and uses up to two more than it has jobs.",
                        Hint.act("end other sessions")
                                .or(Hint.act(
                                        "raise the limit: max_connections of the server, CONNECTION LIMIT of role or"
                                                + " database"))
                                .or(FEWER));
            default ->
                failure(
                        ServerError.category(error),
                        "The server at " + server + " does not open a session: " + words + " ["
                                + ServerError.state(error) + "].",
                        error);
        };
    }

    /** No session came about: the network, the name, TLS, or a password that is missing. */
    private static BallastException noSession(ConnectionSettings target, SQLException error) {
        String server = target.server();
        Throwable root = root(error);
        if (root instanceof UnknownHostException) {
            return failed(error, "The name of the host is not known: " + server + ". Check its spelling.");
        }
        if (root instanceof SocketTimeoutException || isLoginTimeout(error)) {
            return failed(
                    error,
                    "No answer from " + server + " within " + target.connectTimeoutSeconds()
                            + " seconds. Check host and port, and firewalls in between.");
        }
        if (root instanceof SocketException && target.hosts().get(0).isSocket()) {
            return failed(
                    error,
                    "No PostgreSQL server answers at " + server + ": " + text(root)
                            + ". Check directory and port, that the server runs and has its socket there"
                            + " (unix_socket_directories), and that you may use it.");
        }
        if (root instanceof ConnectException) {
            return failed(
                    error,
                    "No PostgreSQL server answers at " + server + ": connection refused."
                            + " Check host and port, and that the server runs and listens there; or is it still starting?");
        }
        if (String.valueOf(error.getMessage()).contains("hostnameverifier")) {
            return failed(
                    error,
                    "The certificate of the server at " + server + " is made out to another name (sslmode=verify-full)."
                            + " Connect by a name that it holds, or choose sslmode=verify-ca (signed by a trusted"
                            + " authority, whatever the name).");
        }
        if (isAboutTls(error)) {
            return failed(
                    error,
                    "No TLS connection to " + server + " (sslmode="
                            + target.tls().label() + "): " + text(root) + ". " + tlsAdvice(target));
        }
        if (!target.hasPassword() && SqlStates.CONNECTION_REJECTED.equals(error.getSQLState())) {
            return refused(
                    error,
                    "The server at " + server + " asks for the password of user \"" + target.user()
                            + "\", and none was given." + GIVE_PASSWORD);
        }
        return failed(error, "No connection to " + server + ": " + ServerError.text(error) + ".");
    }

    private static String tlsAdvice(ConnectionSettings target) {
        return target.tls().verifies()
                ? "Name the authority that signed the server's certificate with sslrootcert=FILE (PGSSLROOTCERT), or"
                        + " choose sslmode=require (encrypted, server not verified) or sslmode=disable (not encrypted)."
                : "Choose sslmode=disable to go without encryption.";
    }

    private static boolean isAboutTls(SQLException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException || cause instanceof java.security.GeneralSecurityException) {
                return true;
            }
        }
        String message = String.valueOf(error.getMessage());
        return message.contains("SSL");
    }

    /** The driver gives up an attempt as a whole with this state and no cause. */
    private static boolean isLoginTimeout(SQLException error) {
        return SqlStates.CANNOT_CONNECT.equals(error.getSQLState())
                && error.getCause() == null
                && String.valueOf(error.getMessage()).contains("timed out");
    }

    private static String text(Throwable root) {
        @Nullable String message = root.getMessage();
        return root instanceof SQLException sql ? ServerError.text(sql) : String.valueOf(message);
    }

    private static Throwable root(Throwable error) {
        Throwable root = error;
        for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        return root;
    }

    private static BallastException refused(SQLException error, String message) {
        return failure(ErrorCategory.TARGET_REFUSED, message, error);
    }

    private static BallastException failed(SQLException error, String message) {
        return failure(ErrorCategory.DATABASE_FAILED, message, error);
    }
}
