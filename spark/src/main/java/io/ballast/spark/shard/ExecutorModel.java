package io.ballast.spark.shard;

import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.Sha256;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.GenerationPlanner;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.plan.Sharding;
import io.ballast.generator.value.DatasetModel;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.yaml.SpecOverrides;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A dataset and its plan as one process of the cluster has them: made from the resolved spec once, and kept for the tasks that follow. Safe
 * for use by many threads.
 */
public final class ExecutorModel {
    /** Of datasets that one process remembers. A notebook goes through several, and each holds its pools of texts. */
    private static final int MAX_MODELS = 8;

    private static final Map<String, ExecutorModel> MODELS = new LinkedHashMap<>();

    private final DatasetModel dataset;
    private final GenerationPlan plan;

    private ExecutorModel(DatasetModel dataset, GenerationPlan plan) {
        this.dataset = dataset;
        this.plan = plan;
    }

    /**
     * The model of a spec, made where this process has not seen it before.
     *
     * @param specYaml resolved; of this program's algorithm, or it is refused
     * @param counts of the shards of each table
     */
    public static ExecutorModel of(String specYaml, Map<String, Integer> counts, Compression compression) {
        String key = Sha256.hex(specYaml) + " " + new TreeMap<>(counts) + " " + compression;
        synchronized (MODELS) {
            ExecutorModel model = MODELS.get(key);
            if (model == null) {
                model = make(specYaml, new Sharding.Counts(counts), compression);
                MODELS.put(key, model);
                forgetTheOldest();
            }
            return model;
        }
    }

    private static void forgetTheOldest() {
        if (MODELS.size() > MAX_MODELS) {
            MODELS.remove(MODELS.keySet().iterator().next());
        }
    }

    private static ExecutorModel make(String specYaml, Sharding counts, Compression compression) {
        DatasetSpec spec = SpecReader.read(
                specYaml, "the resolved spec", SpecOverrides.NONE, OptionalInt.of(AlgorithmVersion.CURRENT));
        DatasetModel dataset = DatasetModel.of(spec);
        return new ExecutorModel(dataset, GenerationPlanner.plan(dataset, counts, compression));
    }

    public DatasetModel dataset() {
        return dataset;
    }

    /** A shard by its table's position in the plan, and its own in the table. */
    public ShardPlan shard(int table, int number) {
        return plan.tables().get(table).shards().get(number);
    }
}
