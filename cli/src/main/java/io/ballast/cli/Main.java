package io.ballast.cli;

import io.ballast.cli.console.Console;
import io.ballast.cli.console.Interruption;
import java.nio.file.Path;

/** Where the command {@code ballast} begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Interruption interruption = Interruption.watch();
        Ballast ballast = new Ballast(Console.ofThisProcess(), interruption, System.getenv(), Path.of(""));
        int code = ballast.run(arguments);
        interruption.finished();
        if (code == ExitCode.INTERRUPTED.code()) {
            Interruption.letTheSignalCome();
        }
        System.exit(code);
    }
}
