package io.ballast.cli.command;

import io.ballast.cli.console.Console;
import io.ballast.cli.console.Verbosity;
import io.ballast.cli.image.ContainerEngine;
import io.ballast.cli.image.ImageContext;
import io.ballast.cli.option.Contradictions;
import io.ballast.cli.option.OutputOptions;
import io.ballast.cli.option.ReportOptions;
import io.ballast.cli.option.StoreOptions;
import io.ballast.cli.option.ThreadsOption;
import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleFetcher;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.report.Fact;
import io.ballast.common.report.PhaseTiming;
import io.ballast.common.report.Progress;
import io.ballast.common.report.Progress.PhaseProgress;
import io.ballast.common.report.RunReport;
import io.ballast.generator.BundleRemaker;
import io.ballast.generator.GenerationOptions;
import io.ballast.loader.plan.TrustedSql;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "image",
        description = {
            "Make a Docker image of a PostgreSQL server that has a bundle's rows in it, with keys and indexes.",
            "They are loaded while the image is built: its containers start with all rows in seconds, and what one changes goes with it."
        },
        footer = {
            "  ballast image shop -t shop-test:1",
            "  docker run --rm -e POSTGRES_PASSWORD=secret -p 127.0.0.1:5432:5432 shop-test:1",
            "  ballast image https://data.example/shop/ -o shop-image"
        })
final class ImageCommand implements Callable<Integer> {
    /** What engines take as the name of an image. */
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:[A-Za-z0-9.-]+(?::[0-9]+)?/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?");

    private static final int MAX_NAME_BYTES = 63;

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Parameters(paramLabel = "BUNDLE", description = "The bundle's directory, its URL or s3:// place.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String place;

    @Option(
            names = {"-t", "--tag"},
            order = 1,
            paramLabel = "NAME",
            description = "What the image is called, such as shop-test:1.")
    private @Nullable String tag;

    @Option(
            names = {"-o", "--output"},
            order = 2,
            paramLabel = "DIR",
            description =
                    "Keep what the image is built from, a Dockerfile with its files, in this directory: missing or empty."
                            + " Without --tag nothing is built.")
    private @Nullable Path directory;

    @Option(
            names = "--database",
            order = 3,
            paramLabel = "NAME",
            description = "What the database is called (default: the bundle's dataset).")
    private @Nullable String database;

    @Option(
            names = "--base",
            order = 4,
            paramLabel = "IMAGE",
            defaultValue = ImageContext.BASE,
            description = "The image of the server (default: ${DEFAULT-VALUE}).")
    private String base = ImageContext.BASE;

    @Option(
            names = "--trust-sql",
            order = 115,
            description = "Run the SQL text that the bundle has in it: checks, expressions, views.")
    private boolean trustSql;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final ThreadsOption threads = new ThreadsOption();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ImageCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        checkOptions();
        @Nullable ContainerEngine engine = tag == null ? null : ContainerEngine.find();
        ShardInput files = BundlePlace.files(place, store.endpoint());
        Bundle bundle = DescriptorFile.readAny(files);
        if (!trustSql) {
            TrustedSql.refuse(bundle);
        }
        checkDatabase(database(bundle));
        try (KeptDirectory kept = KeptDirectory.of(directory)) {
            Map<String, Fact> facts = new LinkedHashMap<>();
            List<PhaseTiming> phases = new ArrayList<>();
            long start = System.nanoTime();
            writeContext(files, bundle, new ImageContext(kept.path()), facts, phases);
            if (engine != null && tag != null) {
                build(engine, kept.path(), tag, facts, phases);
            }
            report.publish(
                    new RunReport("image", tag == null ? kept.path().toString() : tag, phases, facts, since(start)),
                    console,
                    output.verbosity());
        }
        console.note(output.verbosity(), whatNext());
        return 0;
    }

    private void checkOptions() {
        report.check(command);
        if (tag == null && directory == null) {
            throw Contradictions.refused(
                    command, "name the image with --tag, or a directory for what it is built from with --output");
        }
        checkReference("--tag", tag);
        checkReference("--base", base);
    }

    private void checkReference(String option, @Nullable String name) {
        if (name != null && !REFERENCE.matcher(name).matches()) {
            throw Contradictions.refused(
                    command, option + " " + name + ": expected the name of an image, such as shop-test:1");
        }
    }

    private void checkDatabase(String name) {
        boolean fits = !name.isEmpty()
                && name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES
                && name.chars().noneMatch(Character::isISOControl);
        if (!fits) {
            throw Contradictions.refused(
                    command,
                    "a database cannot be called \"" + name + "\": expected 1 to " + MAX_NAME_BYTES
                            + " bytes without control characters; choose another name with --database");
        }
    }

    private String database(Bundle bundle) {
        return database == null ? bundle.dataset() : database;
    }

    private void writeContext(
            ShardInput files, Bundle bundle, ImageContext context, Map<String, Fact> facts, List<PhaseTiming> phases) {
        long start = System.nanoTime();
        context.claim();
        Bundle copied = copy(files, bundle, context.bundle());
        context.write(copied, database(bundle), base);
        long bytes = copied.sizeBytes();
        facts.put("rows", Fact.number(copied.rows()));
        facts.put("bytes of the bundle", Fact.number(bytes));
        facts.put("database", Fact.text(database(bundle)));
        Duration wall = since(start);
        phases.add(new PhaseTiming("CONTEXT", copied.rows(), bytes, wall, wall, threads.threads()));
    }

    /** Each shard is checked on its way; those of a virtual bundle are made. */
    private Bundle copy(ShardInput files, Bundle bundle, Path to) {
        Progress progress = console.progress(output.verbosity());
        ShardSink sink = ShardSink.of(to);
        if (!bundle.isVirtual()) {
            return BundleFetcher.fetch(files, sink, threads.threads(), progress).bundle();
        }
        BundleRemaker.remake(files, GenerationOptions.into(sink).withThreads(threads.threads()), progress);
        return DescriptorFile.readAny(ShardInput.of(to));
    }

    private void build(
            ContainerEngine engine, Path context, String name, Map<String, Fact> facts, List<PhaseTiming> phases) {
        Verbosity verbosity = output.verbosity();
        Progress progress = console.progress(verbosity);
        long start = System.nanoTime();
        try (PhaseProgress phase = progress.start("BUILD", 1, Progress.Unit.STEPS)) {
            engine.build(context, name, line -> {
                if (verbosity == Verbosity.VERBOSE) {
                    progress.note(line);
                }
            });
            phase.advance(1);
        }
        facts.put("image bytes", Fact.number(engine.sizeBytes(name)));
        Duration wall = since(start);
        phases.add(new PhaseTiming("BUILD", 0, 0, wall, wall, 1));
    }

    private String whatNext() {
        String name = tag == null ? "NAME" : tag;
        String build = tag == null ? "docker build -t NAME " + directory + "\n  " : "";
        return "Try next:\n  " + build + "docker run --rm -e POSTGRES_PASSWORD=secret -p 127.0.0.1:5432:5432 " + name;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
