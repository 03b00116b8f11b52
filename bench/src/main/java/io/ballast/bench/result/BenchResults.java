package io.ballast.bench.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything a benchmark found; results.json is this value. The groups have no objects of their own there: their fields stand
 * beside those of this record. Names of datasets, tables and databases come from outside.
 *
 * @param schemaVersion of the JSON's shape
 * @param headline what was found, one sentence each
 */
public record BenchResults(
        int schemaVersion,
        @JsonUnwrapped Timing timing,
        List<String> headline,
        @JsonUnwrapped Conditions conditions,
        Dataset dataset,
        @JsonUnwrapped Method method,
        @JsonUnwrapped Findings findings) {
    /** Changes when a reader of older results would misread newer ones. */
    public static final int SCHEMA_VERSION = 1;

    public BenchResults {
        headline = List.copyOf(headline);
    }

    /**
     * When it ran.
     *
     * @param startedAt ISO 8601, UTC
     * @param seconds that the benchmark took, all in all
     */
    public record Timing(String startedAt, double seconds) {}

    /**
     * What it ran on, by name.
     *
     * @param environment facts of machine, JVM and server: what must be equal for two results to be compared
     * @param software versions of what is measured: Ballast, the driver and the properties of its connections
     * @param settings the server's settings that differ from their default
     * @param sources of each figure: where it comes from, or why it is null
     */
    public record Conditions(
            Map<String, String> environment,
            Map<String, String> software,
            Map<String, String> settings,
            Map<String, String> sources) {
        public Conditions {
            environment = sorted(environment);
            software = sorted(software);
            settings = sorted(settings);
            sources = sorted(sources);
        }
    }

    /**
     * How it was measured.
     *
     * @param seed of the order of the runs and of the bootstrap
     * @param stoppingRule when the benchmark ended, decided before it began
     */
    public record Method(long seed, int rounds, String stoppingRule) {}

    /**
     * What was measured.
     *
     * @param noise null where the A/A pair did not run, or in too few rounds to judge
     * @param variants the quickest per row first, those without a successful run last
     * @param runs in the order they ran
     */
    public record Findings(
            @Nullable NoiseGate noise, List<VariantSummary> variants, List<Run> runs, List<NotRun> notRun) {
        public Findings {
            variants = List.copyOf(variants);
            runs = List.copyOf(runs);
            notRun = List.copyOf(notRun);
        }
    }

    /**
     * What was loaded.
     *
     * @param rows in the whole bundle
     * @param rawBytes of its CSV
     * @param sample null when no strategy ran on one
     */
    public record Dataset(
            String name,
            String specSha256,
            long seed,
            long rows,
            long rawBytes,
            List<Table> tables,
            @Nullable Sample sample) {
        public Dataset {
            tables = List.copyOf(tables);
        }
    }

    /** A table of the bundle. */
    public record Table(String name, long rows, int columns, int indexes, int foreignKeys) {}

    /**
     * The part that slow strategies load.
     *
     * @param statement how it was drawn, for people
     */
    public record Sample(long rows, String statement) {}

    /** A variant that did not run at all, with the reason. */
    public record NotRun(String variant, String reason) {}

    /** A number of rounds, in words. */
    public static String roundsText(int rounds) {
        return rounds + (rounds == 1 ? " round" : " rounds");
    }

    private static Map<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
