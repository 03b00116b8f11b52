package io.ballast.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.report.Progress;
import io.ballast.loader.analysis.Analysis;
import io.ballast.loader.analysis.AnalysisReport;
import io.ballast.loader.analysis.ChildrenPerParent;
import io.ballast.loader.analysis.Stated;
import io.ballast.loader.analysis.TableFacts;
import io.ballast.page.PageFile;
import io.ballast.testdb.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The page of an analysis, read in Chromium. */
@EnabledIf("io.ballast.cli.text.Browser#expected")
class AnalysisPageIT {
    private static final String HOSTILE = "</script><img src=x onerror=\"window.owned=1\">&amp;{{7*7}}";

    @TempDir
    private static Path directory;

    private static Browser browser;
    private static AnalysisReport report;
    private static Path page;

    @BeforeAll
    static void analyze() throws SQLException, IOException {
        try (TestDatabase database = TestDatabase.fresh();
                Connection connection = database.open();
                Statement sql = connection.createStatement()) {
            String hostile = '"' + HOSTILE.replace("\"", "\"\"") + '"';
            sql.execute("CREATE TABLE " + hostile + " (" + hostile + " int PRIMARY KEY)");
            sql.execute("INSERT INTO " + hostile + " SELECT generate_series(1, 100)");
            sql.execute("CREATE TABLE children (parent int REFERENCES " + hostile + ", note text)");
            sql.execute("INSERT INTO children SELECT 1 + i % 40, CASE WHEN i % 4 = 0 THEN NULL ELSE 'common' END"
                    + " FROM generate_series(1, 130) i");
            sql.execute(
                    "CREATE TABLE a_table_with_a_name_as_long_as_postgresql_allows_names_to_be_0 (parent int REFERENCES "
                            + hostile + ")");
            sql.execute("INSERT INTO a_table_with_a_name_as_long_as_postgresql_allows_names_to_be_0"
                    + " SELECT 1 + least(99, floor(200 / i)::int) FROM generate_series(1, 3000) i");
            sql.execute("ANALYZE");
            report = Analysis.run(connection, "public", Stated.NOTHING, Progress.silent());
        }
        page = directory.resolve("analysis.html");
        PageFile.write(page, AnalysisPage.of(report));
        browser = Browser.start();
    }

    @AfterAll
    static void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void readsWellAtBothWidthsInBothThemesWithoutANetwork() throws IOException {
        PageChecks.holdsEverywhere(browser, page);
    }

    @Test
    void takesNamesAsText() {
        browser.open(page, PageChecks.DESKTOP, "light");
        assertThat(browser.ask("return window.owned === undefined && document.images.length === 0"))
                .isEqualTo(true);
        assertThat(browser.texts("return Array.from(document.querySelectorAll('td')).map(e => e.textContent)"))
                .contains(HOSTILE);
        // The arrow keys show a tip of every figure: its names are text as well.
        browser.ask("const plot = document.querySelector('.plot'); plot.focus();"
                + "for (let i = 0; i < 3; i++) plot.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown' }))");
        assertThat(browser.texts("return [document.getElementById('say').textContent]")
                        .get(0))
                .isEqualTo(HOSTILE + ", 100");
        assertThat(browser.ask("return document.querySelector('.tip b').textContent"))
                .isEqualTo(HOSTILE);
        assertThat(browser.ask("return document.images.length")).isEqualTo(0L);
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void showsTheFiguresOfTheAnalysis() {
        browser.open(page, PageChecks.DESKTOP, "light");
        assertThat(column("Rows of each table", 1))
                .isEqualTo(report.tables().stream()
                        .map(table -> String.valueOf(table.rows()))
                        .toList());
        assertThat(column("Size of each table", 4))
                .containsExactlyInAnyOrderElementsOf(report.tables().stream()
                        .map(TableFacts::totalBytes)
                        .map(String::valueOf)
                        .toList());
        for (ChildrenPerParent key : report.childrenPerParent()) {
            assertThat(column(key.childTable() + " per " + key.parentTable() + ", by " + key.columns(), 1).stream()
                            .mapToLong(Long::parseLong)
                            .sum())
                    .isEqualTo(key.parents());
        }
        assertThat(browser.ask(
                        "return echarts.getInstanceByDom(document.querySelector('.plot')).getOption().series[0].data"))
                .isEqualTo(report.tables().stream().map(TableFacts::rows).toList());
    }

    private static List<String> column(String caption, int column) {
        return browser.texts(
                "return Array.from(Array.from(document.querySelectorAll('table'))"
                        + ".find(t => t.caption.textContent === arguments[0])"
                        + ".querySelectorAll('tbody tr'), r => r.cells[arguments[1]].dataset.value)",
                caption,
                column);
    }
}
