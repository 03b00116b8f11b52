package io.ballast.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageHtmlTest {
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)><!--<script>\"'&\u2028\u0000";

    @Test
    void takesEveryNameAsText() {
        String html = written(HOSTILE);
        assertThat(html)
                .doesNotContain("<img")
                .contains(
                        "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&lt;!--&lt;script&gt;&quot;&#39;&amp;\u2028\uFFFD")
                .contains("\\u003c/script\\u003e\\u003cimg src=x onerror=alert(1)\\u003e\\u003c!--");
        assertThat(count(html, "<script")).isEqualTo(count(written("plain"), "<script"));
        assertThat(count(html, "</script>")).isEqualTo(3);
    }

    @Test
    void fetchesNothing() {
        assertThat(written("plain"))
                .contains("default-src 'none'; script-src 'sha256-")
                .doesNotContainPattern("<(link|img|iframe|object|embed)\\b")
                .doesNotContainPattern("\\bsrc=|url\\(");
    }

    @Test
    void keepsTheExactNumberBesideItsText() {
        assertThat(written("plain")).contains("<td class=\"n\" data-value=\"0.1234567\">0.123 s</td>");
    }

    @Test
    void writesNumbersAsLongAsTheyAreExact() {
        assertThat(List.of(
                        Cell.of(1234567, Unit.COUNT).text(),
                        Cell.of(12345.6, Unit.RATE).text(),
                        Cell.of(0.00012345, Unit.SECONDS).text(),
                        Cell.of(1536, Unit.BYTES).text(),
                        Cell.of(0.505468, Unit.SHARE).text(),
                        Cell.of(null, Unit.SHARE).text()))
                .containsExactly("1,234,567", "12,346", "0.000123 s", "1.5 KiB", "50.55 %", "–");
    }

    @Test
    void refusesARowThatLacksACell() {
        assertThatThrownBy(() -> new DataTable("sizes", DataTable.columns("a", ">b"), List.of(List.of(Cell.text("x")))))
                .hasMessage("sizes: 1 cells for 2 columns");
    }

    /** The file without the chart library, which has markup of its own in its strings. */
    private static String written(String name) {
        return PageHtml.of(page(name)).replace(Assets.CHARTS, "");
    }

    private static Page page(String name) {
        List<Double> values = new ArrayList<>(List.of(1.0));
        DataTable table = new DataTable(
                name,
                DataTable.columns(name, ">time"),
                List.of(List.of(Cell.text(name), Cell.of(0.1234567, Unit.SECONDS))));
        Chart chart = new Chart.Bars(
                name, name, Unit.COUNT, false, List.of(name), List.of(new Chart.BarSeries(name, values)));
        return new Page(
                name,
                name,
                name,
                List.of(name),
                List.of(new Page.Tile(name, Cell.text(name), name)),
                List.of(new Page.Section(
                        name,
                        List.of(name),
                        List.of(new Page.Figure(name, name, List.of(chart, chart), table), new Page.Listing(table)))));
    }

    private static long count(String text, String what) {
        Matcher matcher = Pattern.compile(Pattern.quote(what)).matcher(text);
        return matcher.results().count();
    }
}
