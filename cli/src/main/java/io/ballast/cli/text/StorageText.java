package io.ballast.cli.text;

import io.ballast.loader.analysis.BloatFacts;
import io.ballast.loader.analysis.CacheFacts;
import io.ballast.loader.analysis.IndexFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Indexes, bloat and cache hits. */
final class StorageText {
    private StorageText() {}

    static String indexes(List<IndexFacts> indexes) {
        TextTable table = new TextTable("index", "table", "kind", ">size", ">scans");
        indexes.forEach(index -> table.row(
                index.index(), index.table(), index.kind(), Figures.size(index.bytes()), Figures.count(index.scans())));
        return table.toString();
    }

    static String bloat(List<BloatFacts> tables) {
        TextTable table = new TextTable("table", ">live rows", ">dead rows", ">size", ">expected", ">bloat");
        for (BloatFacts facts : tables) {
            Long expected = facts.expectedBytes();
            table.row(
                    facts.table(),
                    Figures.count(facts.liveRows()),
                    Figures.count(facts.deadRows()),
                    Figures.size(facts.bytes()),
                    expected == null ? "unknown" : Figures.size(expected),
                    share(facts.bloatShare()));
        }
        return table.toString();
    }

    static String cache(List<CacheFacts> tables) {
        TextTable table = new TextTable(
                "table", ">table hits", ">table reads", ">share", ">index hits", ">index reads", ">share");
        tables.forEach(facts -> table.row(
                facts.table(),
                Figures.count(facts.tableHits()),
                Figures.count(facts.tableReads()),
                share(facts.tableHitShare()),
                Figures.count(facts.indexHits()),
                Figures.count(facts.indexReads()),
                share(facts.indexHitShare())));
        return table.toString();
    }

    private static String share(@Nullable Double share) {
        return share == null ? "" : Figures.percent(share);
    }
}
