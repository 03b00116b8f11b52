package io.ballast.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a page as HTML: the text and the tables are there at once, the charts are drawn by the script. */
public final class PageHtml {
    /** As many as fit the width of a phone. */
    private static final int NARROW_COLUMNS = 4;

    private final StringBuilder html = new StringBuilder(1 << 20);
    private final List<Map<String, Object>> charts = new ArrayList<>();

    private PageHtml() {}

    /** The whole file. */
    public static String of(Page page) {
        return new PageHtml().write(page);
    }

    private String write(Page page) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"" + Assets.POLICY + "\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append("<title>" + Escaped.html(page.title()) + "</title>\n<style>\n")
                .append(Assets.STYLE)
                .append("</style>\n</head>\n<body>\n");
        head(page);
        html.append("<main>\n");
        for (int i = 0; i < page.sections().size(); i++) {
            section(page.sections().get(i), i + 1);
        }
        html.append("</main>\n<p id=\"say\" class=\"unseen\" aria-live=\"polite\"></p>\n")
                .append("<script type=\"application/json\" id=\"charts\">" + Escaped.scriptJson(charts) + "</script>\n")
                .append("<script>")
                .append(Assets.CHARTS)
                .append("</script>\n<script>")
                .append(Assets.SCRIPT)
                .append("</script>\n</body>\n</html>\n");
        return html.toString();
    }

    private void head(Page page) {
        html.append("<header>\n");
        text("p", "kind", page.kind());
        text("h1", "", page.title());
        text("p", "subtitle", page.subtitle());
        if (!page.verdict().isEmpty()) {
            html.append("<div class=\"verdict\">\n");
            page.verdict().forEach(sentence -> text("p", "", sentence));
            html.append("</div>\n");
        }
        if (!page.tiles().isEmpty()) {
            html.append("<dl class=\"tiles\">\n");
            page.tiles().forEach(this::tile);
            html.append("</dl>\n");
        }
        html.append("<nav aria-label=\"Contents\"><ul>\n");
        for (int i = 0; i < page.sections().size(); i++) {
            html.append("<li><a href=\"#s" + (i + 1) + "\">"
                    + Escaped.html(page.sections().get(i).title()) + "</a></li>\n");
        }
        html.append("</ul></nav>\n</header>\n");
    }

    private void tile(Page.Tile tile) {
        html.append("<div>");
        text("dt", "", tile.label());
        html.append(
                "<dd" + exact(tile.figure()) + ">" + Escaped.html(tile.figure().text()) + "</dd>");
        text("dd", "note", tile.note());
        html.append("</div>\n");
    }

    private void section(Page.Section section, int number) {
        html.append("<section id=\"s" + number + "\">\n");
        text("h2", "", section.title());
        section.paragraphs().forEach(paragraph -> text("p", "", paragraph));
        for (Page.Part part : section.parts()) {
            if (part instanceof Page.Figure figure) {
                figure(figure);
            } else if (part instanceof Page.Listing listing) {
                table(listing.table());
            }
        }
        html.append("</section>\n");
    }

    private void figure(Page.Figure figure) {
        html.append("<figure>\n<figcaption>");
        text("h3", "", figure.title());
        text("p", "", figure.note());
        html.append("</figcaption>\n");
        boolean several = figure.charts().size() > 1;
        html.append(several ? "<div class=\"charts several\">\n" : "<div class=\"charts\">\n");
        figure.charts().forEach(chart -> chart(chart, several));
        html.append("</div>\n<details><summary>Table</summary>\n");
        table(figure.table());
        html.append("</details>\n</figure>\n");
    }

    private void chart(Chart chart, boolean several) {
        html.append("<div class=\"chart\">");
        if (several) {
            text("h4", "", chart.title());
        }
        html.append("<ul class=\"legend\"></ul><div class=\"plot\" tabindex=\"0\" role=\"application\""
                + " aria-roledescription=\"chart\" aria-label=\"" + Escaped.html(chart.title())
                + ". Arrow keys go from figure to figure; the table below has them all.\"></div></div>\n");
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", chart.getClass().getSimpleName());
        data.put("small", several);
        data.put("chart", chart);
        charts.add(data);
    }

    /** Rows of a wide table become blocks of titles and values where the screen is narrow. */
    private void table(DataTable table) {
        boolean wide = table.columns().size() > NARROW_COLUMNS;
        html.append("<div class=\"table" + (wide ? " wide" : "") + "\" tabindex=\"0\" role=\"region\" aria-label=\""
                + Escaped.html(table.caption()) + "\"><table>\n");
        text("caption", "", table.caption());
        html.append("<thead><tr>");
        table.columns().forEach(column -> html.append(
                        column.number() ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
                .append(Escaped.html(column.name()))
                .append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (List<Cell> row : table.rows()) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                Cell cell = row.get(i);
                html.append(table.columns().get(i).number() ? "<td class=\"n\"" : "<td")
                        .append(wide ? title(table.columns().get(i)) : "")
                        .append(exact(cell) + ">" + Escaped.html(cell.text()) + "</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    private static String title(DataTable.Column column) {
        return " data-title=\"" + Escaped.html(column.name()) + "\"";
    }

    private static String exact(Cell cell) {
        return cell.value() == null
                ? ""
                : " data-value=\"" + Escaped.html(cell.value().toString()) + "\"";
    }

    /** An element with this text; nothing for an empty text. */
    private void text(String element, String className, String text) {
        if (!text.isEmpty()) {
            html.append("<" + element + (className.isEmpty() ? "" : " class=\"" + className + "\"") + ">"
                    + Escaped.html(text) + "</" + element + ">\n");
        }
    }
}
