package io.ballast.generator;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.CsvDialect;
import io.ballast.common.bundle.MadeFrom;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.Virtual;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.MadeTables;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.plan.TableShards;
import io.ballast.spec.DatasetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts bundles together from plans and shards. */
final class BundleAssembly {
    private BundleAssembly() {}

    /** The shards that a part has to make: neighbours in the order of the plan. */
    static List<ShardPlan> shardsOf(GenerationPlan plan, Part part) {
        List<ShardPlan> all = plan.shards();
        if (part.of() > all.size()) {
            throw new BallastException(
                    ErrorCategory.USAGE,
                    "part " + part + ": there are only " + all.size()
                            + " shards to divide. Cut the tables into more shards.");
        }
        int end = part.number() == part.of() ? all.size() : new Part(part.number() + 1, part.of()).first(all.size());
        return all.subList(part.first(all.size()), end);
    }

    /**
     * The finished bundle.
     *
     * @param shards in the order of the plan
     * @param virtual null for one that holds its shards
     */
    static Bundle bundle(
            DatasetSpec spec,
            RunIdentity identity,
            GenerationPlan plan,
            List<Shard> shards,
            @Nullable Virtual virtual) {
        List<BundleTable> tables = new ArrayList<>();
        MadeTables made = MadeTables.of(spec);
        int from = 0;
        for (TableShards table : plan.tables()) {
            int to = from + table.shards().size();
            tables.add(new BundleTable(made.schema(table.table().spec()), shards.subList(from, to)));
            from = to;
        }
        return new Bundle(
                spec.name(),
                new MadeFrom(spec.seed(), identity.algorithmVersion(), identity.specSha256(), spec.omitted()),
                identity.compression(),
                new CsvDialect(identity.header()),
                tables,
                made.views(),
                virtual);
    }

    /** What run a finished bundle comes from; a descriptor states neither the level nor the parts, which are taken from another run. */
    static RunIdentity identity(Bundle bundle, RunIdentity other) {
        Map<String, Integer> shards = new TreeMap<>();
        bundle.tables().forEach(table -> shards.put(table.name(), table.shards().size()));
        return new RunIdentity(
                bundle.specSha256(),
                bundle.algorithmVersion(),
                bundle.compression(),
                other.level(),
                bundle.dialect().header(),
                shards,
                other.parts(),
                bundle.isVirtual());
    }
}
