package io.ballast.loader;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.loader.plan.FailPoint;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.StagingChoice;
import io.ballast.loader.plan.StartMode;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.postgres.ConnectionResolver;
import io.ballast.loader.stage.Watchdog;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A loader in a JVM of its own, small of memory, which a test kills, or which kills itself at a named place. */
final class LoaderProcess {
    /** How it exits where it kills itself. */
    static final int KILLED = 137;

    static final int LOADED = 0;

    private LoaderProcess() {}

    /** Starts a loader that continues with whatever is there; {@code place} and {@code arrival} say where it dies. */
    static Process start(LoadTarget target, Path bundle, String place, int arrival) throws IOException {
        String server = target.database().host() + ":" + target.database().port();
        return start(target, server, LoadOptions.of(bundle), place, arrival);
    }

    /** As above, by another way into the target, in another mode, or with another kind of staging. */
    static Process start(LoadTarget target, String server, LoadOptions options, String place, int arrival)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LoaderProcess.class.getName(),
                server + "/" + target.database().name(),
                target.database().user(),
                options.source().name(),
                place,
                String.valueOf(arrival),
                options.mode().name(),
                options.staging().name());
        builder.environment().put("LOADER_PASSWORD", target.database().password());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(new File("target", "loader-process.log")));
        return builder.start();
    }

    /** Waits until it is about to load: before that it only starts Java. */
    static void awaitBeginning(Process process) throws IOException {
        if (process.getInputStream().read() < 0) {
            throw new IOException("the loader has ended before it began");
        }
    }

    /** How it exits after a failure of this kind; Java itself takes 1 where it cannot go on. */
    static int exitCode(ErrorCategory category) {
        return 10 + List.of(ErrorCategory.values()).indexOf(category);
    }

    /** Loads, in its own JVM. */
    public static void main(String[] arguments) {
        AtomicInteger arrivals = new AtomicInteger(Integer.parseInt(arguments[4]));
        FailPoint dying = place -> {
            if (place.equals(arguments[3]) && arrivals.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(KILLED); // as sudden as kill -9: nothing is closed, no hook runs
            }
        };
        LoadOptions options = LoadOptions.of(Path.of(arguments[2]))
                .withJobs(2)
                .withMode(LoadMode.valueOf(arguments[5]))
                .withStaging(StagingChoice.valueOf(arguments[6]))
                .withStart(StartMode.RESUME)
                .withKeysFrom(0)
                .withVerify(VerifyLevel.FULL);
        System.out.println("begins");
        try {
            new BundleLoader(
                            ConnectionResolver.ofOwnUrl(
                                            "postgresql://" + arguments[1] + "@" + arguments[0] + "?sslmode=prefer")
                                    .withPassword(System.getenv("LOADER_PASSWORD")),
                            options,
                            Progress.silent(),
                            dying,
                            Watchdog.PATIENCE)
                    .run();
        } catch (BallastException e) {
            e.printStackTrace();
            System.exit(exitCode(e.category()));
        }
        System.exit(LOADED);
    }
}
