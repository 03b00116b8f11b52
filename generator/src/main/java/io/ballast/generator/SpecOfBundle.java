package io.ballast.generator;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.GenerationPlanner;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.plan.Sharding;
import io.ballast.generator.plan.TableShards;
import io.ballast.generator.value.DatasetModel;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.RowCount;
import io.ballast.spec.RowsElsewhere;
import io.ballast.spec.TableSpec;
import io.ballast.spec.reader.SpecReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bundle and the spec that it was made from, which makes the same shards again. Both are hostile until they agree: rows are counted only once
 * the spec asks for no more of them than the descriptor states.
 *
 * @param name what messages call the bundle
 * @param yaml the spec as it lies in the bundle
 */
record SpecOfBundle(String name, Bundle bundle, DatasetSpec spec, String yaml) {
    /**
     * Reads the spec of a bundle.
     *
     * @throws BallastException {@link ErrorCategory#INPUT_REFUSED} when it is not the one that the descriptor states, or another version of
     *     this program has to make it
     */
    static SpecOfBundle read(ShardInput files, Bundle bundle) {
        String file = files.nameOf(BundleLayout.SPEC);
        byte[] yaml = files.bytes(BundleLayout.SPEC);
        if (!Sha256.hex(yaml).equals(bundle.specSha256())) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    Finding.unexpected(
                            file,
                            "the SHA-256 " + Sha256.hex(yaml),
                            bundle.specSha256(),
                            "Fetch the bundle again.",
                            Hint.NONE));
        }
        if (bundle.algorithmVersion() != AlgorithmVersion.CURRENT) {
            throw refused(files.name() + " was made by algorithm version " + bundle.algorithmVersion() + release(bundle)
                    + "; this program has version " + AlgorithmVersion.CURRENT
                    + " and would make other rows. Use a release that has the bundle's version.");
        }
        String text = new String(yaml, StandardCharsets.UTF_8);
        DatasetSpec spec = SpecReader.read(text, file);
        RowsElsewhere.refuse(spec);
        SpecOfBundle both = new SpecOfBundle(files.name(), bundle, spec, text);
        both.checkTables();
        return both;
    }

    /** The release that made a virtual bundle, in brackets. */
    private static String release(Bundle bundle) {
        return bundle.virtual() == null ? "" : " (release " + bundle.virtual().release() + ")";
    }

    private void checkTables() {
        List<String> stated = bundle.tables().stream().map(BundleTable::name).toList();
        List<TableSpec> made = spec.tables().stream().filter(spec::generates).toList();
        List<String> asked = made.stream().map(TableSpec::name).toList();
        if (!stated.equals(asked)) {
            throw disagreement("tables " + String.join(", ", asked), String.join(", ", stated));
        }
        for (int i = 0; i < asked.size(); i++) {
            if (made.get(i).rows() instanceof RowCount.Known known
                    && known.rows() != bundle.tables().get(i).rows()) {
                throw disagreement(
                        known.rows() + " rows of " + asked.get(i),
                        String.valueOf(bundle.tables().get(i).rows()));
            }
        }
    }

    /** As many shards of each table as the bundle has. */
    Sharding sharding() {
        Map<String, Integer> shards = new LinkedHashMap<>();
        bundle.tables().forEach(table -> shards.put(table.name(), table.shards().size()));
        return new Sharding.Counts(shards);
    }

    /** What makes the shards again, with the paths that uncompressed ones have. */
    GenerationPlan plan(DatasetModel dataset) {
        GenerationPlan plan = GenerationPlanner.plan(dataset, sharding(), Compression.NONE);
        for (int i = 0; i < plan.tables().size(); i++) {
            checkShards(plan.tables().get(i), bundle.tables().get(i));
        }
        return plan;
    }

    private void checkShards(TableShards planned, BundleTable stated) {
        if (planned.shards().size() != stated.shards().size()) {
            throw disagreement(
                    planned.shards().size() + " shards of " + stated.name(),
                    String.valueOf(stated.shards().size()));
        }
        for (int i = 0; i < planned.shards().size(); i++) {
            ShardPlan plan = planned.shards().get(i);
            Shard shard = stated.shards().get(i);
            if (plan.rows() != shard.rows() || plan.firstUnit() != shard.firstUnit() || plan.units() != shard.units()) {
                throw disagreement(
                        plan.rows() + " rows in shard " + i + " of " + stated.name(), String.valueOf(shard.rows()));
            }
        }
    }

    private BallastException disagreement(String asked, String stated) {
        return refused(name + " contradicts itself: its spec asks for " + asked + ", its descriptor states " + stated
                + ". Fetch it again, or have it made again.");
    }

    private static BallastException refused(String message) {
        return new BallastException(ErrorCategory.INPUT_REFUSED, message);
    }
}
