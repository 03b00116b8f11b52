package io.ballast.bench.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.bench.plan.BenchOptions;
import io.ballast.common.report.Progress;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that not every way to load could load. */
class RefusedBundlesTest {
    @TempDir
    private Path directory;

    @Test
    void tablesThatInherit() {
        DatasetSpec spec = SpecReader.read("""
                ballast: 1
                dataset: d
                tables:
                  town: { rows: 5, columns: { id: { type: bigint, value: { sequence: {} } } } }
                  port: { rows: 5, inherits: [town], columns: { id: { type: bigint, value: { sequence: {} } } } }
                """, "spec.yaml");
        new BundleGenerator(
                        spec,
                        SpecWriter.write(spec, OptionalInt.of(AlgorithmVersion.CURRENT)),
                        GenerationOptions.into(directory.resolve("towns")),
                        Progress.silent())
                .run();
        BenchOptions options =
                new BenchOptions(List.of(), 1, List.of(1), List.of(1), OptionalLong.empty(), Optional.empty(), 1);

        assertThatThrownBy(() -> Benchmark.plan(directory.resolve("towns"), options, Optional.empty()))
                .hasMessage(
                        directory.resolve("towns")
                                + ": table \"port\" inherits from another; benchmarks compare ways to load tables that do not.");
    }
}
