package io.ballast.cli.text;

import io.ballast.loader.analysis.AnalysisReport;
import io.ballast.loader.analysis.ChildrenPerParent;
import io.ballast.loader.analysis.DatabaseSize;
import io.ballast.loader.analysis.TableFacts;
import java.nio.charset.Charset;

/** Writes an {@link AnalysisReport} as text for people: tables of numbers, and a bar beside each share. */
public final class AnalysisPrinter {
    private final DistributionText distributions;
    private final int width;

    /** For a terminal of this encoding and width; one without block characters gets bars of {@code #}. */
    public AnalysisPrinter(Charset encoding, int width) {
        this.width = width;
        distributions = encoding.newEncoder().canEncode("█╎")
                ? new DistributionText('█', '╎', width)
                : new DistributionText('#', '|', width);
    }

    public String text(AnalysisReport report) {
        StringBuilder text = new StringBuilder();
        text.append(Wrapped.hanging(
                "",
                "Schema " + report.subject().schema() + " of database "
                        + report.subject().database() + ", PostgreSQL "
                        + report.subject().serverVersion(),
                width));
        text.append("\nRows and sizes\n").append(tables(report));
        text.append("\nDatabases of the server\n").append(databases(report));
        for (ChildrenPerParent distribution : report.childrenPerParent()) {
            text.append('\n').append(distributions.text(distribution));
        }
        if (!report.columns().isEmpty()) {
            text.append("\nColumns\n").append(ColumnProfileText.text(report.columns(), width));
        }
        if (!report.indexes().isEmpty()) {
            text.append("\nIndexes\n").append(StorageText.indexes(report.indexes(), width));
        }
        if (!report.bloat().isEmpty()) {
            text.append("\nDead rows, and bloat as estimated\n").append(StorageText.bloat(report.bloat(), width));
        }
        if (!report.cache().isEmpty()) {
            text.append("\nPages found in the server's cache\n").append(StorageText.cache(report.cache(), width));
        }
        return text.toString();
    }

    private String tables(AnalysisReport report) {
        if (report.tables().isEmpty()) {
            return "  no tables\n";
        }
        TextTable table = new TextTable(
                "table", ">rows", ">estimate", ">table size", ">index size", ">toast size", ">total size");
        for (TableFacts facts : report.tables()) {
            Long estimate = facts.estimatedRows();
            table.row(
                    facts.name(),
                    ReadableNumbers.count(facts.rows()),
                    estimate == null ? "unknown" : ReadableNumbers.count(estimate),
                    ReadableNumbers.size(facts.tableBytes()),
                    ReadableNumbers.size(facts.indexBytes()),
                    ReadableNumbers.size(facts.toastBytes()),
                    ReadableNumbers.size(facts.totalBytes()));
        }
        table.row(
                "all tables",
                ReadableNumbers.count(report.rows()),
                "",
                "",
                "",
                "",
                ReadableNumbers.size(report.totalBytes()));
        return table.text(width);
    }

    private String databases(AnalysisReport report) {
        TextTable table = new TextTable("database", ">size");
        for (DatabaseSize database : report.databases()) {
            Long bytes = database.bytes();
            table.row(database.name(), bytes == null ? "not readable" : ReadableNumbers.size(bytes));
        }
        return table.text(width);
    }
}
