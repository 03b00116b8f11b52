package io.ballast.generator;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Shard;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.RunReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The closing reports of runs of the generator. */
final class BundleReport {
    private BundleReport() {}

    static RunReport of(String directory, Bundle bundle, List<PhaseTiming> phases, Duration wall) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (BundleTable table : bundle.tables()) {
            facts.put("rows of " + table.name(), grouped(table.rows()));
        }
        facts.put("rows", grouped(bundle.rows()));
        facts.put("CSV bytes", grouped(bundle.rawBytes()));
        facts.put("bytes on disk", grouped(bundle.isVirtual() ? 0 : bundle.sizeBytes()));
        return new RunReport("generate", directory, phases, facts, wall);
    }

    static RunReport ofPart(String directory, Part part, List<Shard> shards, List<PhaseTiming> phases, Duration wall) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("part", part.toString());
        facts.put("shards", grouped(shards.size()));
        facts.put("rows", grouped(shards.stream().mapToLong(Shard::rows).sum()));
        facts.put(
                "CSV bytes", grouped(shards.stream().mapToLong(Shard::rawBytes).sum()));
        facts.put(
                "bytes on disk",
                grouped(shards.stream().mapToLong(Shard::sizeBytes).sum()));
        facts.put("to join the parts", "ballast seal " + directory);
        return new RunReport("generate", directory, phases, facts, wall);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
