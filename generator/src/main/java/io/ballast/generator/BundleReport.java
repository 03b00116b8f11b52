package io.ballast.generator;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.Shard;
import io.ballast.common.report.Fact;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.RunReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The closing reports of runs of the generator. */
final class BundleReport {
    private BundleReport() {}

    /** @param omitted what of the spec is not part of the bundle, in words */
    static RunReport of(
            String directory, Bundle bundle, List<String> omitted, List<PhaseTiming> phases, Duration wall) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        Map<String, Long> rows = new LinkedHashMap<>();
        bundle.tables().forEach(table -> rows.put(table.name(), table.rows()));
        facts.put(RunReport.ROWS_OF_TABLES, Fact.numbers(rows, " "));
        facts.put("rows", Fact.number(bundle.rows()));
        facts.put("CSV bytes", Fact.number(bundle.rawBytes()));
        facts.put("bytes on disk", Fact.number(bundle.isVirtual() ? 0 : bundle.sizeBytes()));
        if (!omitted.isEmpty()) {
            facts.put("omitted", Fact.list(omitted));
        }
        return new RunReport("generate", directory, phases, facts, wall);
    }

    static RunReport ofPart(String directory, Part part, List<Shard> shards, List<PhaseTiming> phases, Duration wall) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        facts.put("part", Fact.text(part.toString()));
        facts.put("shards", Fact.number(shards.size()));
        facts.put("rows", Fact.number(shards.stream().mapToLong(Shard::rows).sum()));
        facts.put(
                "CSV bytes",
                Fact.number(shards.stream().mapToLong(Shard::rawBytes).sum()));
        facts.put(
                "bytes on disk",
                Fact.number(shards.stream().mapToLong(Shard::sizeBytes).sum()));
        facts.put("to join the parts", Fact.text("ballast seal " + directory));
        return new RunReport("generate", directory, phases, facts, wall);
    }
}
