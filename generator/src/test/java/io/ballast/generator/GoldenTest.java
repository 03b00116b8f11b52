package io.ballast.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.generator.csv.CsvEncoder;
import io.ballast.generator.value.DatasetModel;
import io.ballast.generator.value.TableModel;
import io.ballast.generator.value.TableRows;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.yaml.SpecOverrides;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes of version {@link AlgorithmVersion#CURRENT}, pinned. A hash that changes means other bytes for the same spec and seed:
 * raise the version, say why in the commit, and pin the new hashes, which the failure prints.
 */
final class GoldenTest {
    private static final int ROWS = 1000;

    static Stream<Golden> goldens() {
        return Stream.of(
                new Golden("users", "users", 1, "5741d0402cc1e6c80f740cbcfeddd438"),
                new Golden("users", "users", 5000, "8e95ace735577e288b39fe80ae9d28b8"),
                new Golden("users", "users", 10_000_000_000L, "e415f9cbae6e2a17a8eb20ca3d522d0a"),
                new Golden("orders", "customer", 5000, "7c961ed7584971f0ed57cbfca5cc1133"),
                new Golden("shop", "orders", 5000, "d76e844d8ee928492b2dd210e23e3505"),
                new Golden("shop", "orders", 10_000_000_000L, "2477740b66702d6262c9dc6412aabcf0"),
                new Golden("events", "events", 5000, "1b3fc030f4609d926ed5500cc84fa3e1"),
                new Golden("events", "events", 10_000_000_000L, "84caab136143ab9dfc4d5111d4f759e8"));
    }

    /**
     * The hash of the first, middle and last rows of each table.
     *
     * @param table whose rows are set
     * @param rows in that table
     */
    record Golden(String preset, String table, long rows, String sha256) {}

    @Test
    void everyPresetIsPinned() {
        assertThat(goldens().map(Golden::preset)).containsAll(SpecReader.presets());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void bytesAreThoseOfTheVersion(Golden golden) {
        assertThat(new Golden(golden.preset(), golden.table(), golden.rows(), hash(golden)))
                .isEqualTo(golden);
    }

    @Test
    void bytesDoNotDependOnLocaleOrTimeZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("ar-EG-u-nu-arab", "tr-TR", "th-TH-u-ca-buddhist")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                goldens().forEach(this::bytesAreThoseOfTheVersion);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /** What no preset has: numbers by a histogram, dates and times by weights. */
    @Test
    void histogramsAreThoseOfTheVersion() {
        DatasetSpec spec = SpecReader.read("""
                ballast: 1
                dataset: histograms
                tables:
                  t:
                    rows: 1_000_000_000
                    columns:
                      i: { type: integer, value: { integer: { distribution: { histogram: { bounds: [-5, 0, 0, 1e6], weights: [1, 2.5, 4] } } } } }
                      d: { type: "numeric(9,2)", value: { decimal: { distribution: { histogram: { bounds: [0, 0.1, 99.5], weights: [0.3, 1] } } } } }
                      on: { type: date, value: { date: { from: 2020-01-01, to: 2025-01-01, weights: [1, 0, 7] } } }
                      at: { type: timestamptz, value: { timestamp: { from: 2020-01-01, to: 2025-01-01, weights: [1, 2, 3, 5] } } }
                """, "spec.yaml");
        assertThat(hash(spec)).isEqualTo("27d96e66257c957a4e09a38e5cc52fe4");
    }

    private static String hash(Golden golden) {
        SpecOverrides overrides = new SpecOverrides(
                Map.of(golden.table(), golden.rows()), OptionalDouble.empty(), OptionalLong.empty(), List.of());
        DatasetSpec spec = SpecReader.preset(golden.preset(), overrides);
        return hash(spec);
    }

    private static String hash(DatasetSpec spec) {
        DatasetModel dataset = DatasetModel.of(spec);
        MessageDigest digest = sha256();
        for (TableModel table : dataset.tables()) {
            update(digest, dataset, table, 0);
            update(digest, dataset, table, table.rows() / 2);
            update(digest, dataset, table, Math.max(0, table.rows() - ROWS));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    }

    private static void update(MessageDigest digest, DatasetModel dataset, TableModel table, long first) {
        TableRows rows = dataset.open(table);
        CsvEncoder encoder = new CsvEncoder(rows);
        byte[] buffer = new byte[(int) CsvEncoder.bufferBytes(rows, rows.batchRows())];
        rows.seek(first);
        long left = Math.min(ROWS, table.rows() - first);
        while (left > 0) {
            int count = rows.fill(left);
            digest.update(buffer, 0, encoder.encode(count, buffer, 0));
            left -= count;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
