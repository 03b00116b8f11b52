package io.ballast.cli.command;

import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.NoiseGate;
import io.ballast.bench.result.Run;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.util.List;

/** Whether a benchmark ends well, once its results are written. */
final class BenchVerdict {
    private BenchVerdict() {}

    /**
     * Throws when it does not.
     *
     * @throws BallastException DIFFERENCE_FOUND or DATABASE_FAILED for runs that failed, TOO_SLOW for noise
     */
    static void check(BenchResults results) {
        List<Run> failed = results.findings().runs().stream()
                .filter(run -> !run.succeeded())
                .toList();
        if (!failed.isEmpty()) {
            Run first = failed.get(0);
            boolean differs =
                    failed.stream().anyMatch(run -> String.valueOf(run.error()).startsWith("The content"));
            throw new BallastException(
                    differs ? ErrorCategory.DIFFERENCE_FOUND : ErrorCategory.DATABASE_FAILED,
                    failed.size() + " of " + results.findings().runs().size() + " runs failed, the first of them "
                            + first.variant() + " in round " + first.block() + ": " + first.error());
        }
        NoiseGate noise = results.findings().noise();
        if (noise != null && !noise.passed()) {
            throw new BallastException(
                    ErrorCategory.TOO_SLOW,
                    "The benchmark cannot tell the strategies apart, as the results, which are written, say. Let the"
                            + " machine do nothing else, or run more rounds.");
        }
    }
}
