package io.ballast.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What every page must keep, whatever it shows. */
final class PageChecks {
    static final int PHONE = 390;
    static final int DESKTOP = 1400;

    /** Texts of one chart that cover each other, and texts that leave their chart. */
    private static final String OVERLAPS = """
            const found = [];
            document.querySelectorAll('.plot').forEach((plot, p) => {
              const frame = plot.getBoundingClientRect();
              const texts = Array.from(plot.querySelectorAll('svg text')).filter(t => t.textContent.trim() !== '');
              const boxes = texts.map(t => t.getBoundingClientRect());
              boxes.forEach((a, i) => {
                if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1 || a.bottom > frame.bottom + 1) {
                  found.push('chart ' + p + ': "' + texts[i].textContent + '" leaves the chart');
                }
                for (let j = i + 1; j < boxes.length; j++) {
                  const b = boxes[j];
                  if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) {
                    found.push('chart ' + p + ': "' + texts[i].textContent + '" covers "' + texts[j].textContent + '"');
                  }
                }
              });
            });
            return found;""";

    /** Blocks of the page that cover each other or leave it. */
    private static final String BLOCKS = """
            const found = [];
            const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth > wide) found.push('the page is ' + document.documentElement.scrollWidth);
            document.querySelectorAll('.table').forEach(t => {
              if (wide < 640 && t.checkVisibility() && t.scrollWidth > t.clientWidth + 1) found.push('table "' + t.ariaLabel + '" is cut off');
            });
            const blocks = Array.from(document.querySelectorAll(
              '.kind, h1, .subtitle, .verdict, .tiles > div, nav, h2, h3, h4, section > p, figcaption > p, .legend, .plot, summary, .table'))
              .filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 0);
            blocks.forEach((e, i) => {
              const a = e.getBoundingClientRect();
              if (a.left < -1 || a.right > wide + 1) found.push(e.className + ' ' + e.tagName + ' leaves the page');
              for (let j = i + 1; j < blocks.length; j++) {
                const b = blocks[j].getBoundingClientRect();
                if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) {
                  found.push(e.tagName + ' "' + e.textContent.slice(0, 30) + '" covers ' + blocks[j].tagName + ' "' + blocks[j].textContent.slice(0, 30) + '"');
                }
              }
            });
            return found;""";

    private PageChecks() {}

    /** Opens the page at both widths in both themes: it fetches nothing, says nothing, and nothing covers anything. */
    static void holdsEverywhere(Browser browser, Path file) throws IOException {
        for (String theme : List.of("light", "dark")) {
            for (int width : new int[] {PHONE, DESKTOP}) {
                browser.open(file, width, theme);
                String as = file.getFileName() + ", " + width + " px, " + theme;
                assertThat(browser.requests(file)).as(as).isEmpty();
                assertThat(browser.console()).as(as).isEmpty();
                // Where a server has not counted anything yet, a chart is its axis alone.
                assertThat(
                                browser.comesTrue(
                                        "return Array.from(document.querySelectorAll('.plot')).every(p => p.querySelector('svg path, svg text') !== null)"))
                        .as(as + ": every chart is drawn")
                        .isTrue();
                assertThat(browser.texts(OVERLAPS)).as(as).isEmpty();
                assertThat(browser.texts(BLOCKS)).as(as).isEmpty();
                keepPicture(browser, file, width + "-" + theme);
                browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)");
                assertThat(browser.texts(BLOCKS)).as(as + ", tables open").isEmpty();
                assertThat(light(browser)).as(as).isEqualTo(theme.equals("light"));
            }
        }
    }

    /** For people to look at: with {@code -Dballast.pictures=DIR} the pages and pictures of them stay in DIR. */
    private static void keepPicture(Browser browser, Path file, String as) throws IOException {
        String directory = System.getProperty("ballast.pictures");
        if (directory != null) {
            Path pictures = Files.createDirectories(Path.of(directory));
            String name = file.getFileName().toString().replace(".html", "");
            browser.picture(pictures.resolve(name + "-" + as + ".png"));
            browser.print(pictures.resolve(name + ".pdf"));
            Files.copy(file, pictures.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean light(Browser browser) {
        String color = String.valueOf(browser.ask("return getComputedStyle(document.body).backgroundColor"));
        return Integer.parseInt(color.replaceFirst("rgb\\((\\d+),.*", "$1")) > 127;
    }
}
