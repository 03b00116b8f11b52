package io.ballast.bench.report;

import io.ballast.bench.result.BenchResults;
import io.ballast.bench.result.NoiseGate;
import io.ballast.bench.result.NoiseText;
import io.ballast.bench.result.VariantSummary;
import io.ballast.page.Cell;
import io.ballast.page.Page;
import io.ballast.page.Page.Section;
import io.ballast.page.Page.Tile;
import io.ballast.page.PageFile;
import io.ballast.page.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The report of a benchmark as a page. */
public final class ReportPage {
    public static final String FILE = "report.html";

    private ReportPage() {}

    /** Writes {@value #FILE} into the directory. */
    public static void write(Path directory, BenchResults results) throws IOException {
        PageFile.write(directory.resolve(FILE), of(results));
    }

    public static Page of(BenchResults results) {
        Measured measured = Measured.of(results);
        List<Section> sections = Stream.of(
                        SpeedSection.of(measured),
                        PhaseSection.of(measured),
                        TimelineSection.of(measured),
                        CostSection.of(measured),
                        WaitSection.of(measured),
                        SweepSection.of(measured),
                        MissingSection.of(results),
                        MethodSection.of(results))
                .flatMap(section -> section.stream())
                .toList();
        return new Page(
                "Ballast benchmark",
                "Ways to load " + results.dataset().name(),
                String.format(
                        Locale.ROOT,
                        "%,d rows, %s, begun %s. Time is taken until the tables are usable: keys, indexes and"
                                + " foreign keys stand, tables are logged and analyzed.",
                        results.dataset().rows(),
                        BenchResults.roundsText(results.method().rounds()),
                        results.timing().startedAt()),
                verdict(results),
                tiles(results, measured),
                sections);
    }

    private static List<String> verdict(BenchResults results) {
        List<String> sentences = new ArrayList<>(results.headline());
        if (sentences.isEmpty()) {
            sentences.add("No strategy finished.");
        }
        String noise = NoiseText.of(results.findings().noise());
        if (sentences.stream().noneMatch(sentence -> sentence.endsWith(noise))) { // results of an earlier version
            sentences.add(noise);
        }
        return sentences;
    }

    private static List<Tile> tiles(BenchResults results, Measured measured) {
        List<Tile> tiles = new ArrayList<>();
        if (NoiseText.tellsApart(results.findings().noise())) {
            measured.finished().stream().findFirst().ifPresent(first -> tiles.add(quickest(first)));
        }
        tiles.add(new Tile(
                "strategies and settings",
                Cell.of(measured.finished().size(), Unit.COUNT),
                "measured; " + results.findings().notRun().size() + " not run"));
        tiles.add(new Tile("rows", Cell.of(results.dataset().rows(), Unit.COUNT), "in the whole bundle"));
        tiles.add(new Tile("CSV", Cell.of(results.dataset().rawBytes(), Unit.BYTES), "of the whole bundle"));
        NoiseGate noise = results.findings().noise();
        if (noise != null) {
            tiles.add(new Tile(
                    "noise",
                    Cell.of(noise.ratio().ratio(), Unit.RATIO),
                    noise.passed() ? "same against same, passed" : "same against same, failed"));
        }
        return tiles;
    }

    private static Tile quickest(VariantSummary first) {
        return new Tile(
                "rows per second",
                Cell.of(first.speed().rowsPerSecond(), Unit.RATE),
                "by " + first.way().variant());
    }
}
