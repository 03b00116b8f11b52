package io.ballast.parquet;

import io.ballast.common.report.Progress;
import io.ballast.generator.AlgorithmVersion;
import io.ballast.generator.GenerationOptions;
import io.ballast.generator.TableFileFormat;
import io.ballast.generator.TableFileGenerator;
import io.ballast.generator.plan.Sharding;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import io.ballast.spec.yaml.SpecOverrides;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Parquet files as the generator makes them, and DuckDB, which reads them; in UTC. */
final class ParquetTables implements AutoCloseable {
    static final OptionalInt ALGORITHM = OptionalInt.of(AlgorithmVersion.CURRENT);

    private final Connection connection;
    private final Statement duckDb;

    ParquetTables() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        duckDb = connection.createStatement();
        duckDb.execute("SET TimeZone = 'UTC'");
    }

    /** Makes the tables, each in this number of files, on one thread. */
    static void make(DatasetSpec spec, int shards, Path directory) {
        GenerationOptions options =
                GenerationOptions.into(directory).withThreads(1).withSharding(new Sharding.Count(shards));
        new TableFileGenerator(spec, TableFileFormat.of("parquet"), options, Progress.silent()).run();
    }

    /** A spec of the table {@code t} with the columns given in YAML, indented as they stand there. */
    static DatasetSpec specOf(int rows, String columns) {
        return spec("ballast: 1\ndataset: t\ntables:\n  t:\n    rows: " + rows + "\n    columns:\n" + columns);
    }

    static DatasetSpec spec(String yaml) {
        return SpecReader.read(yaml, "spec", SpecOverrides.NONE, ALGORITHM);
    }

    /** The rows of a query as texts; null stays null. */
    List<List<String>> rows(String query) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (ResultSet result = duckDb.executeQuery(query)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    long count(String query) throws SQLException {
        return Long.parseLong(
                rows("SELECT count(*) FROM (" + query + ")").get(0).get(0));
    }

    /** All files of a table, as DuckDB reads them. */
    static String read(Path directory, String table) {
        return "read_parquet('" + directory.resolve(table) + "/*.parquet')";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
