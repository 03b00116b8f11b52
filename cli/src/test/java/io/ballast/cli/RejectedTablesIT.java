package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Records of packages with several tables that are refused and set aside, in a directory. */
class RejectedTablesIT extends DataPackageCommands {
    private static final String REASONS = "file,record,line,table,sqlstate,reason\n";

    @Test
    void setsAsideTheRecordsOfEachTableInFilesOfItsOwn() throws Exception {
        shop();
        write("customers.csv", "id,name\n1,Ada\n2,Bob\nx,Cid\n");
        write("orders/1.csv", "id,customer,total\n1,1,5.50\n2,1\n");
        write("orders/2.csv", "id,customer,total\n3,1,much\n4,2,2.00\n");

        BallastJar.Result loaded = load("--max-errors", "3", "--rejects", refused() + "/", "--json");

        assertThat(loaded.exitCode()).as(loaded.err()).isEqualTo(9);
        JsonNode report = new ReportSchemas().valid("load", loaded.out());
        assertThat(report.at("/facts/refusedRecords").asInt()).isEqualTo(3);
        assertThat(report.at("/facts/refusedRecordsOfTables").toString()).isEqualTo("{\"customers\":1,\"orders\":2}");
        assertThat(report.at("/facts/setAsideIn").asString())
                .isEqualTo(refused().toString());
        assertThat(texts("SELECT id::text FROM orders ORDER BY id")).containsExactly("1", "4");
        assertThat(texts("SELECT name FROM customers ORDER BY id")).containsExactly("Ada", "Bob");
        assertThat(names(refused()))
                .containsExactly("customers.csv", "customers.csv.reasons.csv", "orders.csv", "orders.csv.reasons.csv");
        assertThat(refused("customers.csv")).isEqualTo("id,name\nx,Cid\n");
        assertThat(refused("orders.csv")).isEqualTo("id,customer,total\n2,1\n3,1,much\n");
        assertThat(refused("orders.csv.reasons.csv"))
                .startsWith(REASONS)
                .contains("\"orders/1.csv\",2,3,\"orders\",22P04,\"found 2 fields; expected 3\"\n")
                .contains("\"orders/2.csv\",1,2,\"orders\",");
        assertThat(Files.exists(directory.resolve("refused.part"))).isFalse();
    }

    @Test
    void leavesNoDirectoryWhereNothingIsRefusedAndTakesAnEmptyOne() throws Exception {
        shop();
        BallastJar.Result sound = load("--max-errors", "3", "--rejects", refused() + "/");
        assertThat(sound.exitCode()).as(sound.err()).isZero();
        assertThat(refused()).doesNotExist();

        Files.createDirectory(refused());
        write("customers.csv", "id,name\n1,Ada\n2,Bob\nx,Cid\n");
        BallastJar.Result loaded = load("--max-errors", "3", "--rejects", refused() + "/", "--schema", "again");
        assertThat(loaded.exitCode()).as(loaded.err()).isEqualTo(9);
        assertThat(names(refused())).containsExactly("customers.csv", "customers.csv.reasons.csv");

        BallastJar.Result there = load("--max-errors", "3", "--rejects", refused() + "/", "--schema", "third");
        assertThat(there.exitCode()).isEqualTo(2);
        assertThat(there.err())
                .isEqualTo("ballast load: --rejects: " + refused() + " is there already, and may hold records that"
                        + " nobody has looked at. Name another file with --rejects.\n");
    }

    @Test
    void publishesNothingWhereThereAreMoreOfAllTablesTogether() throws Exception {
        shop();
        write("customers.csv", "id,name\n1,Ada\n2,Bob\nx,Cid\n");
        write("orders/1.csv", "id,customer,total\n1,1,5.50\n2,1\n");

        BallastJar.Result failed = load("--max-errors", "1", "--rejects", refused() + "/");

        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.err()).contains("More records were refused than the 1 that may be set aside: ");
        assertThat(refused()).doesNotExist();
        assertThat(directory.resolve("refused.part")).doesNotExist();
        assertThat(texts("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .containsExactly("0");
    }

    @Test
    void aChildWhoseParentWasRefusedEndsTheLoad() throws Exception {
        shop();
        write("customers.csv", "id,name\n1,Ada\nx,Bob\n");

        BallastJar.Result failed = load("--max-errors", "3", "--rejects", refused() + "/");

        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.err()).contains("customers");
        assertThat(refused()).doesNotExist();

        BallastJar.Result bare =
                load("--max-errors", "3", "--rejects", refused() + "/", "--restart", "--no-constraints");
        assertThat(bare.exitCode()).as(bare.err()).isEqualTo(9);
        assertThat(refused("customers.csv")).isEqualTo("id,name\nx,Bob\n");
    }

    @Test
    void aFileIsRefusedForSeveralTablesAndADirectoryWithoutASlash() throws Exception {
        shop();
        BallastJar.Result file =
                load("--max-errors", "3", "--rejects", refused().toString());
        assertThat(file.exitCode()).isEqualTo(2);
        assertThat(file.err())
                .isEqualTo(
                        "ballast load: --rejects: the file takes the records of one table; found 2: customers, orders."
                                + " Name a directory for all of them with --rejects " + refused()
                                + "/, or load one at a time with --tables.\n");

        Files.createDirectory(refused());
        assertThat(load("--max-errors", "3", "--rejects", refused().toString()).err())
                .startsWith("ballast load: --rejects " + refused() + ": that is a directory; name a file, or "
                        + refused() + "/ for a file for each table\n");
    }

    private Path refused() {
        return directory.resolve("refused");
    }

    private String refused(String name) throws IOException {
        return Files.readString(refused().resolve(name));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
