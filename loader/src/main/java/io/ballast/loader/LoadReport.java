package io.ballast.loader;

import io.ballast.common.bundle.ShardFact;
import io.ballast.common.bundle.ValueSetting;
import io.ballast.common.report.Fact;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.RunReport;
import io.ballast.loader.plan.LoadPhase;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.TablePlan;
import io.ballast.loader.plan.Unproven;
import io.ballast.loader.plan.WireFormat;
import io.ballast.loader.rejects.Rejects;
import io.ballast.loader.stage.PlacedRows;
import io.ballast.loader.stage.Publication;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The closing report of a load. */
final class LoadReport {
    private LoadReport() {}

    /** @param retries how often the run lost its connections and went on */
    static RunReport of(
            LoadPlan plan,
            PhaseClock clock,
            Publication.Outcome published,
            @Nullable Rejects rejects,
            int retries,
            Duration wall) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        facts.put("load", Fact.named(plan.loadName(), plan.loadId().toString()));
        facts.put("dataset", Fact.text(plan.manifest().dataset()));
        facts.put("schema", Fact.text(plan.options().schema()));
        facts.put("tables", Fact.number(plan.tables().size()));
        rows(plan, clock).ifPresent(rows -> facts.put("rows", Fact.number(rows)));
        if (rejects != null) {
            facts.put("refused records", Fact.number(rejects.count()));
        }
        if (rejects != null && rejects.count() > 0) {
            if (rejects.choice().byTable()) {
                facts.put("refused records of tables", Fact.numbers(rejects.countsByTable(), " "));
            }
            facts.put("set aside in", Fact.text(rejects.choice().file().toString()));
            facts.put("reasons in", Fact.text(rejects.choice().reasons().toString()));
        }
        List<String> asCsv = plan.tables().stream()
                .filter(table -> table.wire() == WireFormat.CSV)
                .map(TablePlan::name)
                .toList();
        facts.put("wire", Fact.text(asCsv.isEmpty() ? "binary" : "csv for " + String.join(", ", asCsv)));
        facts.put("staging", Fact.text(staging(plan)));
        ValueSetting.inWords(plan.options().source().readWith())
                .ifPresent(what -> facts.put("read with", Fact.text(what)));
        if (!published.placed().isEmpty()) {
            conflicts(published.placed(), facts);
        }
        if (!published.sequences().isEmpty()) {
            facts.put("sequences", Fact.numbers(published.sequences(), " at "));
        }
        if (!published.notAnalyzed().isEmpty()) {
            facts.put("no statistics", Fact.list(published.notAnalyzed(), "; "));
        }
        if (!plan.manifest().omitted().isEmpty()) {
            facts.put("omitted", Fact.list(plan.manifest().omitted()));
        }
        if (!plan.options().source().notTables().isEmpty()) {
            facts.put("passed over", Fact.list(plan.options().source().notTables()));
        }
        Unproven.of(plan.manifest()).ifPresent(what -> facts.put("not provable", Fact.text(what)));
        if (!plan.options().source().unchecked().isEmpty()) {
            facts.put("not checked", Fact.list(plan.options().source().unchecked(), "; "));
        }
        if (retries > 0) {
            facts.put("retries", Fact.number(retries, retries + ", after the connection was lost", ""));
        } else if (plan.finished()) {
            facts.put("note", Fact.text("published by an earlier run already; nothing was left to do"));
        } else if (plan.resumed()) {
            facts.put("note", Fact.text("an earlier run was resumed"));
        }
        return new RunReport("load", plan.options().source().name(), clock.timings(), facts, wall);
    }

    private static void conflicts(Map<String, PlacedRows> placed, Map<String, Fact> facts) {
        facts.put("inserted rows", numbers(placed, PlacedRows::inserted));
        facts.put("updated rows", numbers(placed, PlacedRows::updated));
        facts.put("skipped rows", numbers(placed, PlacedRows::skipped));
        if (placed.values().stream().anyMatch(rows -> rows.updated() > 0 || rows.skipped() > 0)) {
            facts.put(
                    "not verified",
                    Fact.text("tables with updated or skipped rows: what came was verified, not what they hold"));
        }
    }

    private static Fact numbers(Map<String, PlacedRows> placed, ToLongFunction<PlacedRows> which) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        placed.forEach((table, rows) -> numbers.put(table, which.applyAsLong(rows)));
        return Fact.numbers(numbers, " ");
    }

    /** As they are stated; or found, unless an earlier run has found some of them. */
    private static Optional<Long> rows(LoadPlan plan, PhaseClock clock) {
        if (plan.manifest().tables().stream().allMatch(table -> table.knows(ShardFact.ROWS))) {
            return Optional.of(plan.manifest().rows());
        }
        return plan.resumed() || plan.finished()
                ? Optional.empty()
                : clock.timings().stream()
                        .filter(timing -> timing.phase().equals(LoadPhase.COPY.name()))
                        .map(PhaseTiming::rows)
                        .findFirst();
    }

    private static String staging(LoadPlan plan) {
        return plan.tables().stream()
                .map(table -> table.staging().label())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
