package io.ballast.embedded;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name of the user that {@code initdb} runs as, which it asks the system for. In a container any number may be the user's,
 * and {@code /etc/passwd} knows nothing of it. Where nss_wrapper (cwrap.org) is installed, it lends an entry to one process and
 * its children, without rights to any file of the system; PostgreSQL's own images do the same.
 */
final class UserName {
    private static final String LIBRARY = "libnss_wrapper.so";
    private static final List<Path> LIBRARIES = List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/lib"));

    private UserName() {}

    /** Runs the program of this account's under a name that is known, or is made known to it. */
    static Command.Result runNamed(ServerAccount account, List<String> program, Path workingDirectory) {
        if (isKnown(account)) {
            return Command.run(program, workingDirectory);
        }
        String user = id(account, "-u").output().strip();
        Path library = library().orElseThrow(() -> refused(user));
        Path entries = TemporaryFiles.file("ballast-", ".passwd");
        try {
            Files.writeString(
                    entries,
                    "ballast:x:" + user + ":" + id(account, "-g").output().strip() + "::/tmp:/bin/false\n");
            if (!entries.toFile().setReadable(true, false)) {
                throw new IOException("cannot make readable: " + entries);
            }
            return Command.run(program, workingDirectory, variables(library, entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            TemporaryFiles.delete(entries);
        }
    }

    private static boolean isKnown(ServerAccount account) {
        try {
            return id(account, "-un").succeeded();
        } catch (UncheckedIOException noSuchProgram) {
            return true;
        }
    }

    private static Command.Result id(ServerAccount account, String option) {
        return Command.run(account.command(List.of("id", option)), Path.of("/"));
    }

    private static Map<String, String> variables(Path library, Path entries) {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "NSS_WRAPPER_PASSWD", entries.toString(),
                "NSS_WRAPPER_GROUP", "/etc/group");
    }

    /** In one of the system's library directories, or in one for this machine's architecture below. */
    private static Optional<Path> library() {
        return LIBRARIES.stream()
                .flatMap(directory -> Stream.concat(Stream.of(directory), below(directory)))
                .map(directory -> directory.resolve(LIBRARY))
                .filter(Files::isReadable)
                .findFirst();
    }

    private static Stream<Path> below(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory).toList().stream();
        } catch (IOException none) {
            return Stream.empty();
        }
    }

    private static BallastException refused(String user) {
        return new BallastException(
                ErrorCategory.TARGET_REFUSED,
                "PostgreSQL's initdb asks for the name of its user, and user " + user
                        + " has none: there is no entry in"
                        + " /etc/passwd.",
                Hint.act("install nss_wrapper (Debian, Ubuntu: libnss-wrapper)")
                        .or(Hint.act("run Ballast as a user with an entry"))
                        .or(ServerBinaries.NAME_A_SERVER));
    }
}
