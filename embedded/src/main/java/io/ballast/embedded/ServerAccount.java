package io.ballast.embedded;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operating system account that the server's programs run under. PostgreSQL refuses to run as root, so root starts them
 * in a user namespace of their own, where the same user is nobody in particular and files need no other owner
 * (user_namespaces(7)). Where namespaces are forbidden, as in most containers, they run as the account {@code nobody}, which
 * then owns the server's files.
 *
 * @param prefix what stands before each command; empty for an ordinary user
 * @param owner the account that must own the server's directory, by number; null for the user of this process
 */
record ServerAccount(List<String> prefix, @Nullable String owner) {
    /** The overflow id, {@code nobody} on every Linux distribution. */
    private static final String NOBODY = "65534";

    static final ServerAccount ORDINARY_USER = new ServerAccount(List.of(), null);
    static final ServerAccount OWN_NAMESPACE = new ServerAccount(List.of("unshare", "--user"), null);
    static final ServerAccount OTHER_USER =
            new ServerAccount(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);

    ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /** The account for the user of this process. */
    static ServerAccount ofThisProcess() {
        return usable().findFirst()
                .orElseThrow(() -> new BallastException(
                        ErrorCategory.TARGET_REFUSED,
                        "PostgreSQL does not run as root, and neither \"unshare --user\" nor \"setpriv --reuid\" (package"
                                + " util-linux) works here to run it as another user.",
                        Hint.act("run Ballast as an ordinary user").or(ServerBinaries.NAME_A_SERVER)));
    }

    /** Every account that works for the user of this process, the best first; they are tried as the stream is read. */
    static Stream<ServerAccount> usable() {
        return runsAsRoot()
                ? Stream.of(OWN_NAMESPACE, OTHER_USER).filter(ServerAccount::works)
                : Stream.of(ORDINARY_USER);
    }

    /** Asks a program: Java takes a user without an entry in {@code /etc/passwd} for root. */
    private static boolean runsAsRoot() {
        return File.separatorChar == '/' && ORDINARY_USER.number().equals("0");
    }

    private boolean works() {
        String number = number();
        return !number.isEmpty() && !number.equals("0");
    }

    /** The number of the user that commands run as; empty where they do not run. */
    private String number() {
        try {
            Command.Result result = Command.run(command(List.of("id", "-u")), Path.of("/"));
            return result.succeeded() ? result.output().strip() : "";
        } catch (UncheckedIOException notInstalled) {
            return "";
        }
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** What the reader of a failure should know about the account; empty where it is the reader's own. */
    String hint() {
        return owner == null
                ? ""
                : "It runs as the user nobody here, who must be able to enter every directory on the way there. ";
    }

    /** Hands the file or directory to this account, where it is not this process's own. */
    void own(Path path) {
        if (owner == null) {
            return;
        }
        try {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
