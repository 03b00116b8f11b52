package io.ballast.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.report.Progress;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.plan.Sharding;
import io.ballast.loader.plan.LoadOptions;
import io.ballast.loader.plan.VerifyLevel;
import io.ballast.loader.plan.WireChoice;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.reader.SpecWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sequences of numbers, days and moments, from the spec to the server, which counts them out itself. */
class SequencesIT {
    private static final int ROWS = 4321;

    private static final String SPEC = """
            ballast: 1
            dataset: sequences
            tables:
              marks:
                rows: 4321
                columns:
                  n:      { type: bigint, primaryKey: true, value: { sequence: {} } }
                  day:    { type: date, unique: true, value: { sequence: { start: 2024-02-28, step: P-7D } } }
                  moment: { type: timestamp, unique: true, value: { sequence: { start: 1600-12-31T23:59:59.5, step: 1 day 12:00:00.000001 } } }
                  milli:  { type: timestamp, unique: true, value: { sequence: { start: 2024-01-01, step: PT0.125S } } }
                  zoned:  { type: timestamptz, unique: true, value: { sequence: { start: 2024-03-30T12:00:00+01:00, step: PT15M } } }
                  price:  { type: "numeric(12,2)", unique: true, value: { sequence: { start: -10, step: 0.05 } }, check: { minimum: -10, maximum: 206 } }
                  free:   { type: numeric, value: { sequence: { start: 1.5, step: -1e-3 } } }
              readings:
                per: marks
                count: { uniform: { min: 0, max: 3 } }
                columns:
                  zoned:  { type: timestamptz, references: marks.zoned }
                  number: { type: integer, value: { ordinal: number } }
                  price:  { type: "numeric(12,2)", references: { to: marks.price, pick: { zipf: { exponent: 0.8 } } } }
                  day:    { type: date, references: { to: marks.day, pick: uniform } }
                primaryKey: [zoned, number]
            """;

    private static final String AS_COUNTED = """
            SELECT count(*) FROM marks
            WHERE day = date '2024-02-28' - 7 * (n - 1)::integer
              AND moment = timestamp '1600-12-31 23:59:59.5' + (n - 1) * interval '36:00:00.000001'
              AND milli = timestamp '2024-01-01' + (n - 1) * interval '0.125 seconds'
              AND zoned = timestamptz '2024-03-30 12:00:00+01' + (n - 1) * interval '15 minutes'
              AND price = -10 + (n - 1) * 0.05
              AND free = 1.5 - (n - 1) * 0.001
            """;

    @TempDir
    private static Path directory;

    private static Path bundle;
    private static LoadTarget target;

    @BeforeAll
    static void open() throws SQLException {
        target = new LoadTarget();
        target.execute("SET TIME ZONE 'Europe/Berlin'"); // whose summer time begins within the rows
        bundle = directory.resolve("bundle");
        DatasetSpec spec = SpecReader.read(SPEC, "sequences.yaml");
        GenerationOptions options = GenerationOptions.into(bundle).withSharding(new Sharding.Count(5));
        String yaml = SpecWriter.write(spec, OptionalInt.of(AlgorithmVersion.CURRENT));
        new BundleGenerator(spec, yaml, options, Progress.silent()).run();
    }

    @AfterAll
    static void close() throws SQLException {
        target.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        target.clear();
    }

    @ParameterizedTest
    @EnumSource(names = {"BINARY", "CSV"})
    void areWhatTheServerCounts(WireChoice wire) throws SQLException {
        target.load(LoadOptions.of(bundle).withWire(wire).withVerify(VerifyLevel.FULL));

        assertThat(target.texts(AS_COUNTED)).containsExactly(Integer.toString(ROWS));
        assertThat(target.texts("SELECT count(DISTINCT n) FROM marks")).containsExactly(Integer.toString(ROWS));
        assertThat(target.texts("SELECT count(*) > 0 FROM readings r JOIN marks USING (zoned)"))
                .containsExactly("t");
        assertThat(target.texts("SELECT conname FROM pg_constraint WHERE contype = 'f' AND convalidated"))
                .hasSize(3);
    }

    @Test
    void loseNothingInColumnsOfAsFewDigitsAsTheirSteps() throws SQLException {
        target.load(LoadOptions.of(bundle).withConstraints(false));
        target.execute("ALTER TABLE marks ALTER milli TYPE timestamp(3), ALTER zoned TYPE timestamptz(0)");

        assertThat(target.texts(AS_COUNTED)).containsExactly(Integer.toString(ROWS));
    }

    @Test
    void areReadBackFromTheBundlesOwnSpecAsTheyWere() throws Exception {
        String written = Files.readString(bundle.resolve("dataset.yaml"));

        assertThat(SpecReader.read(written, "dataset.yaml").tables())
                .isEqualTo(SpecReader.read(SPEC, "sequences.yaml").tables());
        assertThat(written).contains("PT36H0.000001S").contains("P-7D").contains("PT15M");
    }
}
