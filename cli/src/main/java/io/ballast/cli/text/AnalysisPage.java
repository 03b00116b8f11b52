package io.ballast.cli.text;

import io.ballast.loader.analysis.AnalysisReport;
import io.ballast.loader.analysis.ChildrenPerParent;
import io.ballast.loader.analysis.ColumnFacts;
import io.ballast.page.Cell;
import io.ballast.page.DataTable;
import io.ballast.page.Page;
import io.ballast.page.Page.Listing;
import io.ballast.page.Page.Section;
import io.ballast.page.Page.Tile;
import io.ballast.page.Unit;
import java.util.ArrayList;
import java.util.List;

/** The page of {@code ballast analyze --html}. */
public final class AnalysisPage {
    private AnalysisPage() {}

    public static Page of(AnalysisReport report) {
        List<Section> sections = new ArrayList<>();
        sections.add(TableFigures.section(report.tables()));
        if (!report.childrenPerParent().isEmpty()) {
            sections.add(ChildrenFigures.section(report.childrenPerParent()));
        }
        if (!report.columns().isEmpty()) {
            sections.add(ColumnFigures.section(report.columns()));
        }
        Section storage = StorageFigures.section(report);
        if (!storage.parts().isEmpty()) {
            sections.add(storage);
        }
        sections.add(databases(report));
        return new Page(
                "Ballast analysis",
                "Schema " + report.subject().schema() + " of database "
                        + report.subject().database(),
                "PostgreSQL " + report.subject().serverVersion()
                        + ". All figures are of one snapshot; rows are counted, not estimated.",
                verdict(report),
                tiles(report),
                sections);
    }

    private static List<String> verdict(AnalysisReport report) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                report.tables().isEmpty()
                        ? "The schema has no tables."
                        : ReadableNumbers.count(report.rows()) + " rows in "
                                + counted(report.tables().size(), "table") + " take "
                                + ReadableNumbers.size(report.totalBytes()) + ".");
        long apart = report.childrenPerParent().stream()
                .filter(ChildrenFigures::differs)
                .count();
        long tested = report.childrenPerParent().stream()
                .filter(key -> key.fit() != null || key.excludedParents() > 0)
                .count();
        if (tested > 0) {
            sentences.add("Children per parent follow their distribution for " + (tested - apart) + " of "
                    + counted(tested, "foreign key") + " that could be tested.");
        }
        long stated = report.columns().stream()
                .filter(column -> column.statedNullShare() != null)
                .count();
        if (stated > 0) {
            long differ =
                    report.columns().stream().filter(ColumnFacts::nullsDiffer).count();
            sentences.add("Nulls are as stated in " + (stated - differ) + " of " + counted(stated, "column") + ".");
        }
        return sentences;
    }

    private static List<Tile> tiles(AnalysisReport report) {
        long children = report.childrenPerParent().stream()
                .mapToLong(ChildrenPerParent::children)
                .sum();
        return List.of(
                new Tile(
                        "rows",
                        Cell.of(report.rows(), Unit.COUNT),
                        "in " + counted(report.tables().size(), "table")),
                new Tile("size", Cell.of(report.totalBytes(), Unit.BYTES), "tables, indexes and TOAST"),
                new Tile(
                        "database",
                        Cell.of(report.subject().databaseBytes(), Unit.BYTES),
                        "with catalogs and other schemas"),
                new Tile(
                        "foreign keys",
                        Cell.of(report.childrenPerParent().size(), Unit.COUNT),
                        ReadableNumbers.count(children) + " rows point to a parent"));
    }

    private static Section databases(AnalysisReport report) {
        return new Section(
                "Databases of the server",
                List.of(),
                List.of(new Listing(new DataTable(
                        "Disk that each database takes; none where this user may not see it",
                        DataTable.columns("database", ">size"),
                        report.databases().stream()
                                .map(database ->
                                        List.of(Cell.text(database.name()), Cell.of(database.bytes(), Unit.BYTES)))
                                .toList()))));
    }

    static String counted(long number, String thing) {
        return ReadableNumbers.count(number) + " " + thing + (number == 1 ? "" : "s");
    }
}
