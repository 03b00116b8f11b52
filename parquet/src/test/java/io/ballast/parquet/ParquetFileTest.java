package io.ballast.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers learn of a file from its footer, by DuckDB. */
class ParquetFileTest {
    private static final String BOUNDS = "SELECT stats_min_value, stats_max_value FROM ";

    @TempDir
    private Path directory;

    @Test
    void aLongTableHasSeveralRowGroups() throws Exception {
        int rows = (1 << 20) + 5;
        ParquetTables.make(
                ParquetTables.specOf(rows, "      v: { type: bigint, value: { sequence: { start: 1 } } }\n"),
                1,
                directory);

        try (ParquetTables duckDb = new ParquetTables()) {
            assertThat(duckDb.rows("SELECT row_group_num_rows, stats_min_value, stats_max_value, compression FROM "
                            + metadata() + " ORDER BY row_group_id"))
                    .containsExactly(
                            List.of("1048576", "1", "1048576", "ZSTD"), List.of("5", "1048577", "1048581", "ZSTD"));
            assertThat(duckDb.rows("SELECT count(*), sum(v)::VARCHAR FROM " + ParquetTables.read(directory, "t")))
                    .containsExactly(List.of("" + rows, "" + (long) rows * (rows + 1) / 2));
        }
    }

    @Test
    void boundsAreOfTheOrderOfTheType() throws Exception {
        ParquetTables.make(ParquetTables.specOf(1000, """
                      i: { type: integer, value: { choice: [-5, 3, 20] } }
                      d: { type: "numeric(25,1)", value: { choice: [-5, 3, 20] } }
                      t: { type: text, value: { choice: [b, ab, é] } }
                """), 1, directory);

        try (ParquetTables duckDb = new ParquetTables()) {
            assertThat(duckDb.rows(BOUNDS + metadata() + " ORDER BY column_id"))
                    .containsExactly(List.of("-5", "20"), List.of("-5.0", "20.0"), List.of("ab", "é"));
            assertThat(duckDb.count("SELECT * FROM " + ParquetTables.read(directory, "t") + " WHERE d < 0 AND t > 'c'"))
                    .isBetween(50L, 200L);
        }
    }

    @Test
    void boundsThatReadersWouldTakeForOthersAreOmitted() throws Exception {
        ParquetTables.make(ParquetTables.specOf(100, """
                      zero: { type: real, value: { choice: [0, 1.5] } }
                      nan: { type: double precision, value: { constant: NaN } }
                      fine: { type: double precision, value: { choice: [-2.5, 1.5] } }
                      long: { type: text, value: { constant: %s } }
                """.formatted("x".repeat(129))), 1, directory);

        try (ParquetTables duckDb = new ParquetTables()) {
            assertThat(duckDb.rows(BOUNDS + metadata() + " ORDER BY column_id"))
                    .containsExactly(
                            Arrays.asList(null, null),
                            Arrays.asList(null, null),
                            List.of("-2.5", "1.5"),
                            Arrays.asList(null, null));
        }
    }

    @Test
    void aTableWithoutRowsHasAFileWithItsColumns() throws Exception {
        ParquetTables.make(ParquetTables.spec("""
                ballast: 1
                dataset: t
                tables:
                  p:
                    rows: 3
                    columns:
                      id: { type: integer, value: { sequence: {} } }
                    primaryKey: [id]
                  t:
                    per: p
                    count: 0
                    columns:
                      v: { type: date, value: { date: { from: 2024-02-29, to: 2024-03-01 } } }
                """), 1, directory);

        try (ParquetTables duckDb = new ParquetTables()) {
            assertThat(duckDb.count("SELECT v FROM " + ParquetTables.read(directory, "t")))
                    .isZero();
            assertThat(duckDb.rows("DESCRIBE SELECT * FROM " + ParquetTables.read(directory, "t")))
                    .extracting(column -> column.subList(0, 2))
                    .containsExactly(List.of("v", "DATE"));
        }
    }

    private String metadata() {
        return "parquet_metadata('" + directory.resolve("t/t-00000.parquet") + "')";
    }
}
