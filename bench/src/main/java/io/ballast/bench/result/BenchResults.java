package io.ballast.bench.result;

import io.ballast.bench.stats.RatioEstimate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a benchmark found; results.json is this value.
 *
 * @param schemaVersion of the JSON's shape
 * @param startedAt ISO 8601, UTC
 * @param environment named facts of the machine, the JVM, the driver and the server
 * @param settings the server's settings that differ from their default
 * @param noise the A/A pair's ratio; null where the pair did not run
 */
public record BenchResults(
        int schemaVersion,
        String startedAt,
        Map<String, String> environment,
        Map<String, String> settings,
        String dataset,
        String specSha256,
        long rows,
        long rawBytes,
        long seed,
        int rounds,
        long sampleRows,
        @Nullable RatioEstimate noise,
        List<VariantSummary> variants,
        List<Run> runs,
        List<NotRun> notRun) {
    /** Changes when a reader of older results would misread newer ones. */
    public static final int SCHEMA_VERSION = 1;

    public BenchResults {
        environment = Map.copyOf(environment);
        settings = Map.copyOf(settings);
        variants = List.copyOf(variants);
        runs = List.copyOf(runs);
        notRun = List.copyOf(notRun);
    }

    /** A variant that did not run at all, with the reason. */
    public record NotRun(String variant, String reason) {}
}
