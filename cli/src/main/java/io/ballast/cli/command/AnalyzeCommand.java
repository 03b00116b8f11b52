package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.option.DatabaseOption;
import io.ballast.cli.option.HtmlOption;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.StoreOptions;
import io.ballast.cli.text.AnalysisPage;
import io.ballast.cli.text.AnalysisPrinter;
import io.ballast.common.report.Progress;
import io.ballast.common.report.ReportJson;
import io.ballast.loader.analysis.Analysis;
import io.ballast.loader.analysis.AnalysisReport;
import io.ballast.loader.analysis.Stated;
import io.ballast.loader.postgres.Connections;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "analyze",
        description = "Count rows and sizes of a schema, and show how children are distributed over their parents.",
        footer = {
            "  ballast analyze --db embedded:server --schema public",
            "  ballast analyze --db postgresql://app@db.example/app --bundle big",
            "  ballast analyze --db postgresql://localhost/shop --html shop.html"
        })
final class AnalyzeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final DatabaseOption database = new DatabaseOption();

    @Option(
            names = "--schema",
            order = 110,
            paramLabel = "NAME",
            defaultValue = "public",
            description = "The schema to look at (default: ${DEFAULT-VALUE}).")
    private String schema = "public";

    @Option(
            names = "--bundle",
            order = 111,
            paramLabel = "BUNDLE",
            description =
                    "Hold nulls, values and numbers of children against the spec of this bundle, a directory or a URL.")
    private @Nullable String bundle;

    @Mixin
    private final HtmlOption html = new HtmlOption();

    @Option(names = "--json", order = 800, description = "Print the analysis as JSON.")
    private boolean json;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    AnalyzeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Progress progress = console.progress(output.verbosity());
        html.refuseWhereNoFileCanBe();
        Stated stated =
                bundle == null ? Stated.NOTHING : StatedSpec.ofBundle(BundlePlace.files(bundle, store.endpoint()));
        try (Database target = Database.openExisting(database, progress)) {
            target.announce(progress, "counting and measuring");
            AnalysisReport report = Analysis.run(new Connections(target.settings()), schema, stated, progress);
            html.write(() -> AnalysisPage.of(report));
            console.result(
                    json
                            ? ReportJson.text("analyze", report)
                            : new AnalysisPrinter(console.charset(), console.width()).text(report));
            return 0;
        }
    }
}
