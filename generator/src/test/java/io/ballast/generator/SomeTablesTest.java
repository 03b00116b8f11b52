package io.ballast.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.bundle.ShardSink;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.bundle.TableSelection;
import io.ballast.common.error.BallastException;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.common.schema.ForeignKey;
import io.ballast.generator.plan.Sharding;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.TableSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import io.ballast.spec.yaml.SpecOverrides;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bundles of some of a spec's tables. */
class SomeTablesTest {
    private static final String INHERITING = """
            ballast: 1
            dataset: d
            tables:
              s: { rows: 10, columns: { a: { type: bigint, value: { sequence: {} } } } }
              t: { rows: 10, inherits: [s], columns: { a: { type: bigint, value: { sequence: {} } } } }
            """;

    @TempDir
    private Path directory;

    static List<String> presets() {
        return SpecReader.presets();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void eachTableHasTheBytesThatItHasInTheCompleteBundle(String preset) {
        DatasetSpec spec = small(preset);
        generate(spec, options("complete"));
        Map<String, BigInteger> complete = DirectoryContents.of(directory.resolve("complete/data"));

        Map<String, BigInteger> eachAlone = new TreeMap<>();
        for (TableSpec table : spec.tables()) {
            String alone = table.name() + " alone";
            generate(only(spec, table.name()), options(alone));
            DirectoryContents.of(directory.resolve(alone + "/data")).forEach((path, bytes) -> {
                assertThat(path).startsWith(table.name() + "/");
                eachAlone.put(path, bytes);
            });
            if (spec.tables().size() == 1) {
                continue;
            }
            String others = "all but " + table.name();
            generate(except(spec, table.name()), options(others));
            Map<String, BigInteger> expected = new TreeMap<>(complete);
            expected.keySet().removeIf(path -> path.startsWith(table.name() + "/"));
            assertThat(DirectoryContents.of(directory.resolve(others + "/data")))
                    .isEqualTo(expected);
        }
        assertThat(eachAlone).isEqualTo(complete);
    }

    @Test
    void omitsForeignKeysToOtherTablesAndSaysSo() {
        DatasetSpec spec = small("users");

        RunReport report = generate(only(spec, "emails", "phone_numbers"), options("some"));

        assertThat(report.facts().get("omitted").value())
                .isEqualTo(List.of(
                        "table \"users\"",
                        "foreign key (user_id) of \"emails\" to \"users\"",
                        "foreign key (user_id) of \"phone_numbers\" to \"users\""));
        Bundle bundle = DescriptorFile.read(ShardInput.of(directory.resolve("some")));
        assertThat(bundle.omittedTables()).containsExactly("users");
        assertThat(bundle.tables()).extracting(BundleTable::name).containsExactly("emails", "phone_numbers");
        assertThat(bundle.tables().get(0).schema().foreignKeys()).isEmpty();
        assertThat(bundle.manifest("0".repeat(64)).omitted()).containsExactly("table \"users\"");
        assertThat(generate(except(spec, "emails"), options("others"))
                        .facts()
                        .get("omitted")
                        .value())
                .isEqualTo(List.of("table \"emails\""));
        assertThat(DescriptorFile.read(ShardInput.of(directory.resolve("others")))
                        .tables()
                        .get(1)
                        .schema()
                        .foreignKeys())
                .extracting(ForeignKey::targetTable)
                .containsExactly("users");
    }

    @Test
    void aRunWithOtherTablesIsNotResumed() {
        DatasetSpec spec = small("users");
        generate(only(spec, "users"), options("one"));

        assertThatThrownBy(() -> generate(spec, options("one").withResume(true)))
                .isInstanceOf(BallastException.class)
                .hasMessage(directory.resolve("one") + " was begun with tables users, and this run has emails,"
                        + " phone_numbers, users. Run again as it was begun, or choose another directory.");
        generate(only(spec, "users"), options("one").withResume(true));
    }

    @Test
    void partsAreSealedAsIfMadeAtOnceAndNeverWithThoseOfOtherTables() {
        DatasetSpec some = except(small("users"), "users");
        generate(some, options("at once"));
        generate(some, options("parts").withPart(new Part(1, 2)));
        generate(some, options("parts").withPart(new Part(2, 2)));
        BundleSealer.seal(ShardSink.of(directory.resolve("parts")), 2, Progress.silent());
        assertThat(DirectoryContents.of(directory.resolve("parts")))
                .isEqualTo(DirectoryContents.of(directory.resolve("at once")));

        generate(some, options("mixed").withPart(new Part(1, 2)));
        generate(small("users"), options("mixed").withPart(new Part(2, 2)));
        assertThatThrownBy(() -> BundleSealer.seal(ShardSink.of(directory.resolve("mixed")), 2, Progress.silent()))
                .isInstanceOf(BallastException.class)
                .hasMessageContaining("part-2-of-2.json was begun with tables emails, phone_numbers, users, and"
                        + " this run has emails, phone_numbers. ");
    }

    @Test
    void aVirtualBundleMakesThemAgain() {
        DatasetSpec some = only(small("shop"), "orders", "order_lines");
        generate(some, options("kept"));
        BundleRemaker.remake(files("kept"), virtual("small"), Progress.silent());
        BundleRemaker.remake(files("small"), options("again"), Progress.silent());

        assertThat(DirectoryContents.of(directory.resolve("again")))
                .isEqualTo(DirectoryContents.of(directory.resolve("kept")));
        assertThat(VirtualBundle.orWhole(files("small"))
                        .verifyFiles(2, Progress.silent())
                        .orElseThrow()
                        .passed())
                .isTrue();
    }

    @Test
    void aDirectLoadReadsThemAlone() {
        DatasetSpec some = only(small("users"), "emails");
        SpecSource source = new SpecSource("users", some, yaml(some), new Sharding.Count(2));

        Manifest manifest = source.read();

        assertThat(manifest.tables()).extracting(SourceTable::name).containsExactly("emails");
        assertThat(manifest.tables().get(0).schema().foreignKeys()).isEmpty();
        assertThat(manifest.omitted())
                .containsExactly(
                        "table \"users\"",
                        "table \"phone_numbers\"",
                        "foreign key (user_id) of \"emails\" to \"users\"");
    }

    @Test
    void aTableIsRefusedWithoutTheOneThatItInheritsFrom() {
        DatasetSpec spec = SpecReader.read(INHERITING, "d.yaml");

        assertThatThrownBy(() -> generate(only(spec, "t"), options("heir")))
                .isInstanceOf(BallastException.class)
                .hasMessage("table \"t\" inherits from \"s\", which is not among the chosen tables. Choose both, or"
                        + " neither.");
        assertThat(directory.resolve("heir")).doesNotExist();
        generate(only(spec, "s"), options("parent"));
    }

    @Test
    void refusesNamesThatAreNoTables() {
        assertThatThrownBy(() -> only(small("users"), "mails"))
                .isInstanceOf(BallastException.class)
                .hasMessage("spec users has no table \"mails\"; found: users, emails, phone_numbers; did you mean"
                        + " \"emails\"?");
    }

    private static DatasetSpec small(String preset) {
        return SpecReader.preset(
                preset, new SpecOverrides(Map.of(), OptionalDouble.of(0.0005), OptionalLong.empty(), List.of()));
    }

    private static DatasetSpec only(DatasetSpec spec, String... tables) {
        return spec.choosing(new TableSelection(List.of(tables), List.of()), "spec " + spec.name());
    }

    private static DatasetSpec except(DatasetSpec spec, String table) {
        return spec.choosing(new TableSelection(List.of(), List.of(table)), "spec " + spec.name());
    }

    private GenerationOptions options(String name) {
        return GenerationOptions.into(directory.resolve(name)).withSharding(new Sharding.Count(2));
    }

    private GenerationOptions virtual(String name) {
        return GenerationOptions.into(ShardSink.virtual(ShardSink.of(directory.resolve(name))))
                .withCompression(Compression.NONE, 0);
    }

    private ShardInput files(String name) {
        return ShardInput.of(directory.resolve(name));
    }

    private static RunReport generate(DatasetSpec spec, GenerationOptions options) {
        return new BundleGenerator(spec, yaml(spec), options, Progress.silent()).run();
    }

    private static String yaml(DatasetSpec spec) {
        return SpecWriter.write(spec, OptionalInt.of(AlgorithmVersion.CURRENT));
    }
}
