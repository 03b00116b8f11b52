package io.ballast.page;

import java.util.List;

/**
 * A page, from top to bottom.
 *
 * @param kind what sort of page this is, in a few words above the title
 * @param subtitle where and when the figures come from
 * @param verdict what was found, one sentence each; the first is the headline
 * @param tiles a few figures that stand for the whole
 */
public record Page(
        String kind, String title, String subtitle, List<String> verdict, List<Tile> tiles, List<Section> sections) {
    public Page {
        verdict = List.copyOf(verdict);
        tiles = List.copyOf(tiles);
        sections = List.copyOf(sections);
    }

    /** A figure in large type, such as {@code 1,000,000} over {@code rows}. */
    public record Tile(String label, Cell figure, String note) {}

    /** A stretch of the page with a heading; the table of contents names it. */
    public record Section(String title, List<String> paragraphs, List<? extends Part> parts) {
        public Section {
            paragraphs = List.copyOf(paragraphs);
            parts = List.copyOf(parts);
        }
    }

    /** What a section is made of. */
    public sealed interface Part {}

    /**
     * Charts, one or several small ones next to each other, and the table with the same figures.
     *
     * @param note how to read it
     */
    public record Figure(String title, String note, List<Chart> charts, DataTable table) implements Part {
        public Figure {
            charts = List.copyOf(charts);
            if (charts.isEmpty()) {
                throw new IllegalArgumentException("a figure without a chart: " + title);
            }
        }
    }

    /** A table alone. */
    public record Listing(DataTable table) implements Part {}
}
