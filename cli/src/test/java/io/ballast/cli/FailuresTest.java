package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.Defaults;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void memoryThatIsUsedUpIsNoBug() {
        int code = run(new BallastException(
                ErrorCategory.BUG,
                "a check failed",
                new IllegalStateException(new OutOfMemoryError("Java heap space"))));

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("ballast: out of memory: Java heap space. Give Java more with JAVA_OPTS=-Xmx…, or use fewer"
                        + " --jobs or --threads; what is done stays done.\n");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void aBugIsToldWithItsPlace() {
        int code = run(new IllegalStateException("cannot be"));

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("ballast: internal error; please report it with the command and these lines\n"
                        + "java.lang.IllegalStateException: cannot be\n\tat ");
        assertThat(code).isEqualTo(1);
    }

    private int run(RuntimeException failure) {
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        Console console = new Console(errors, errors, StandardCharsets.UTF_8, false, 80);
        Failures failures = new Failures(console, Defaults.none(), false);
        return new CommandLine(new Failing(failure))
                .setExecutionExceptionHandler(failures)
                .execute();
    }

    @Command(name = "ballast")
    private record Failing(RuntimeException failure) implements Callable<Integer> {
        @Override
        public Integer call() {
            throw failure;
        }
    }
}
