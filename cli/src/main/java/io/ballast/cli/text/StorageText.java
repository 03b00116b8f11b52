package io.ballast.cli.text;

import io.ballast.loader.analysis.BloatFacts;
import io.ballast.loader.analysis.CacheFacts;
import io.ballast.loader.analysis.IndexFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Indexes, bloat and cache hits. */
final class StorageText {
    private StorageText() {}

    static String indexes(List<IndexFacts> indexes, int width) {
        TextTable table = new TextTable("index", "table", "kind", ">size", ">scans");
        indexes.forEach(index -> table.row(
                index.index(),
                index.table(),
                index.kind(),
                ReadableNumbers.size(index.bytes()),
                ReadableNumbers.count(index.scans())));
        return table.text(width);
    }

    static String bloat(List<BloatFacts> tables, int width) {
        TextTable table = new TextTable("table", ">live rows", ">dead rows", ">size", ">expected", ">bloat");
        for (BloatFacts facts : tables) {
            Long expected = facts.expectedBytes();
            table.row(
                    facts.table(),
                    ReadableNumbers.count(facts.liveRows()),
                    ReadableNumbers.count(facts.deadRows()),
                    ReadableNumbers.size(facts.bytes()),
                    expected == null ? "unknown" : ReadableNumbers.size(expected),
                    share(facts.bloatShare()));
        }
        return table.text(width);
    }

    static String cache(List<CacheFacts> tables, int width) {
        TextTable table = new TextTable(
                "table", ">table hits", ">table reads", ">share", ">index hits", ">index reads", ">share");
        tables.forEach(facts -> table.row(
                facts.table(),
                ReadableNumbers.count(facts.tableHits()),
                ReadableNumbers.count(facts.tableReads()),
                share(facts.tableHitShare()),
                ReadableNumbers.count(facts.indexHits()),
                ReadableNumbers.count(facts.indexReads()),
                share(facts.indexHitShare())));
        return table.text(width);
    }

    private static String share(@Nullable Double share) {
        return share == null ? "" : ReadableNumbers.percent(share);
    }
}
