package io.ballast.generator;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleLayout;
import io.ballast.common.bundle.BundleVerifier;
import io.ballast.common.bundle.BundleWriter;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.bundle.Verification;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.Choice;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy.Choose;
import io.ballast.common.error.Setting;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.generator.plan.GenerationPlan;
import io.ballast.generator.plan.GenerationPlanner;
import io.ballast.generator.plan.ShardPlan;
import io.ballast.generator.plan.Sharding;
import io.ballast.generator.value.DatasetModel;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Joins the parts of a bundle, which lie in one sink, into the finished bundle: the same as if it were made at once. */
public final class BundleSealer {
    private static final String PART_NAMES = "part-\\d+-of-\\d+\\.json";

    private BundleSealer() {}

    /**
     * Checks every byte of the shards, with this number of threads, writes the descriptor of the whole bundle and removes those of the
     * parts.
     *
     * @throws BallastException {@link ErrorCategory#INPUT_REFUSED} when a part is missing, twice there, or of another spec, or a
     *     shard is not the one that the spec asks for
     */
    public static RunReport seal(ShardSink sink, int threads, Progress progress) {
        long start = System.nanoTime();
        Map<Integer, PartDescriptor> parts = read(sink);
        PartDescriptor any = complete(sink, parts);
        DatasetSpec spec = SpecReader.read(any.specYaml(), BundleLayout.SPEC);
        GenerationPlan plan = GenerationPlanner.plan(
                DatasetModel.of(spec),
                new Sharding.Counts(any.identity().shards()),
                any.identity().compression());
        List<Shard> shards = match(sink, plan, parts);
        Bundle bundle = BundleAssembly.bundle(spec, any.identity(), plan, shards, null);
        verifyShards(sink, bundle, threads, progress);
        BundleWriter.finish(sink, bundle, any.specYaml());
        removeParts(sink, parts);
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        PhaseTiming phase = new PhaseTiming("SEAL", bundle.rows(), bundle.rawBytes(), wall, wall, threads);
        return BundleReport.of(sink.name(), bundle, plan.omitted(), List.of(phase), wall);
    }

    private static Map<Integer, PartDescriptor> read(ShardSink sink) {
        Map<Integer, PartDescriptor> parts = new TreeMap<>();
        for (String name : sink.files().names()) {
            if (name.matches(PART_NAMES)) {
                PartDescriptor part = PartDescriptor.read(sink.files(), name);
                PartDescriptor other = parts.put(part.part().number(), part);
                if (other != null) {
                    throw refused(
                            sink,
                            "part " + part.part() + " is there beside part " + other.part()
                                    + "; remove those that belong to another bundle");
                }
            }
        }
        return parts;
    }

    /** Any of the parts, once it is sure that all are there and of one run. */
    private static PartDescriptor complete(ShardSink sink, Map<Integer, PartDescriptor> parts) {
        if (parts.isEmpty()) {
            throw refused(
                    sink,
                    "it holds no part of a bundle",
                    Hint.of(new Choose(
                            "generate them",
                            List.of(new Choice(Setting.PART, "1/2"), new Choice(Setting.PART, "2/2")))));
        }
        PartDescriptor first = parts.values().iterator().next();
        for (PartDescriptor part : parts.values()) {
            first.identity()
                    .checkSame(part.identity(), sink.files().nameOf(part.part().descriptorName()));
        }
        for (int number = 1; number <= first.identity().parts(); number++) {
            if (!parts.containsKey(number)) {
                Part part = new Part(number, first.identity().parts());
                throw refused(
                        sink,
                        "part " + part + " is missing",
                        Hint.choose("generate it", Setting.PART, part.toString()));
            }
        }
        if (first.identity().algorithmVersion() != AlgorithmVersion.CURRENT) {
            throw refused(
                    sink,
                    "its parts are of algorithm version " + first.identity().algorithmVersion()
                            + ", and this program has version " + AlgorithmVersion.CURRENT
                            + "; seal them with the one that made them");
        }
        return first;
    }

    /** The shards in the order of the plan; each must be there once, and no other. */
    private static List<Shard> match(ShardSink sink, GenerationPlan plan, Map<Integer, PartDescriptor> parts) {
        Map<String, Shard> found = new HashMap<>();
        for (PartDescriptor part : parts.values()) {
            for (Shard shard : part.shards()) {
                if (found.put(shard.path(), shard) != null) {
                    throw refused(sink, shard.path() + " is in two parts; make part " + part.part() + " again");
                }
            }
        }
        List<Shard> shards = plan.shards().stream()
                .map(planned -> matching(sink, planned, found.remove(planned.path())))
                .toList();
        if (!found.isEmpty()) {
            throw refused(sink, found.keySet().iterator().next() + " is no shard of this spec; make its part again");
        }
        return shards;
    }

    private static Shard matching(ShardSink sink, ShardPlan planned, @Nullable Shard found) {
        if (found == null) {
            throw refused(sink, planned.path() + " is in no part; make its part again");
        }
        if (found.firstUnit() != planned.firstUnit()
                || found.units() != planned.units()
                || found.rows() != planned.rows()) {
            throw refused(
                    sink,
                    planned.path() + " has " + found.rows() + " rows from unit " + found.firstUnit() + ", and "
                            + planned.rows() + " from " + planned.firstUnit() + " were expected; make its part again");
        }
        return found;
    }

    /** Parts travel between machines before they are joined, so every byte of them is read once more. */
    private static void verifyShards(ShardSink sink, Bundle bundle, int threads, Progress progress) {
        Verification result = BundleVerifier.verifyShards(sink.files(), bundle, threads, progress);
        if (!result.passed()) {
            long others = result.faultCount() - 1;
            throw refused(
                    sink,
                    result.faults().get(0).message()
                            + (others > 0
                                    ? " " + others + " more shards are wrong. Fetch them anew or make their parts again"
                                    : " Fetch it anew or make its part again"));
        }
    }

    private static void removeParts(ShardSink sink, Map<Integer, PartDescriptor> parts) {
        for (PartDescriptor part : parts.values()) {
            sink.remove(part.part().descriptorName());
        }
    }

    private static BallastException refused(ShardSink sink, String why) {
        return refused(sink, why, Hint.NONE);
    }

    private static BallastException refused(ShardSink sink, String why, Hint hint) {
        return new BallastException(ErrorCategory.INPUT_REFUSED, sink.name() + " cannot be sealed: " + why + ".", hint);
    }
}
