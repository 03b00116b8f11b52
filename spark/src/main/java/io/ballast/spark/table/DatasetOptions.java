package io.ballast.spark.table;

import io.ballast.common.bundle.Compression;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Nearest;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.GenerationPlanner;
import io.ballast.generator.plan.Sharding;
import io.ballast.generator.value.DatasetModel;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowsElsewhere;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.spec.yaml.ByteSize;
import io.ballast.spec.yaml.OverrideNames;
import io.ballast.spec.yaml.SpecOverrides;
import io.ballast.spec.yaml.WholeNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the options of a data source or a catalog say of a dataset. Names are compared without regard to case, as Spark does.
 *
 * @param spec a preset, the path of a file on the driver, or the text of a spec, which has several lines
 */
record DatasetOptions(String spec, SpecOverrides changes, Sharding sharding) {
    /** Which table; of the data source alone, as a catalog has them all. */
    static final String TABLE = "table";

    private static final String SPEC = "spec";
    private static final String SCALE = "scale";
    private static final String SEED = "seed";
    private static final String SHARDS = "shards";
    private static final String SHARD_SIZE = "shardsize";
    private static final String ROWS = "rows.";
    private static final String SET = "set.";
    private static final OverrideNames NAMES =
            new OverrideNames("option set", "option rows", "option scale", "option seed");

    /** Reads options; one that means nothing is refused. */
    static DatasetOptions of(Map<String, String> options) {
        Map<String, String> plain = new TreeMap<>();
        List<String> rows = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        options.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(ROWS)) {
                rows.add(name.substring(ROWS.length()) + "=" + value);
            } else if (lower.startsWith(SET)) {
                settings.add(name.substring(SET.length()) + "=" + value);
            } else {
                plain.put(lower, value);
            }
        });
        String spec = plain.remove(SPEC);
        if (spec == null) {
            throw usage("the option spec is missing; expected a preset, a file on the driver, or the text of a spec.");
        }
        SpecOverrides changes = new SpecOverrides(
                SpecOverrides.rows(rows, NAMES),
                scale(plain.remove(SCALE)),
                seed(plain.remove(SEED)),
                SpecOverrides.settings(settings, NAMES),
                NAMES);
        Sharding sharding = sharding(plain.remove(SHARDS), plain.remove(SHARD_SIZE));
        plain.remove(TABLE);
        refuseOthers(plain);
        return new DatasetOptions(spec, changes, sharding);
    }

    private static void refuseOthers(Map<String, String> others) {
        if (!others.isEmpty()) {
            String name = others.keySet().iterator().next();
            List<String> known = List.of(SPEC, TABLE, SCALE, SEED, SHARDS, "shardSize", "rows.TABLE", "set.PATH");
            throw usage(
                    "unknown option " + name + "; expected " + String.join(", ", known) + Nearest.hint(name, known));
        }
    }

    private static OptionalDouble scale(@Nullable String text) {
        try {
            return text == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw usage("option scale: found \"" + text + "\"; expected a number such as 0.1.");
        }
    }

    private static OptionalLong seed(@Nullable String text) {
        try {
            return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw usage("option seed: found \"" + text + "\"; expected a whole number.");
        }
    }

    private static Sharding sharding(@Nullable String shards, @Nullable String size) {
        if (shards != null && size != null) {
            throw usage("the options shards and shardSize contradict each other: choose one.");
        }
        if (shards != null) {
            OptionalLong count = WholeNumber.parse(shards);
            if (count.isEmpty() || count.getAsLong() < 1 || count.getAsLong() > Integer.MAX_VALUE) {
                throw usage("option shards: found \"" + shards + "\"; expected a number from 1.");
            }
            return new Sharding.Count((int) count.getAsLong());
        }
        if (size == null) {
            return GenerationOptions.DEFAULT_SHARDING;
        }
        return new Sharding.Size(
                ByteSize.parse(size).orElseThrow(() -> usage("option shardSize: " + ByteSize.refusal(size) + ".")));
    }

    /** Reads the spec, and cuts its tables. */
    PlannedDataset plan() {
        OptionalInt algorithm = OptionalInt.of(AlgorithmVersion.CURRENT);
        DatasetSpec found = spec.contains("\n")
                ? SpecReader.read(spec, "option spec", changes, algorithm)
                : SpecReader.find(spec, changes, algorithm);
        RowsElsewhere.refuse(found);
        GenerationPlan plan = GenerationPlanner.plan(DatasetModel.of(found), sharding, Compression.NONE);
        return new PlannedDataset(SpecWriter.write(found, algorithm), plan);
    }

    static BallastException usage(String message) {
        return new BallastException(ErrorCategory.USAGE, message);
    }
}
