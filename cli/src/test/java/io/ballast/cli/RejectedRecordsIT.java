package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Records of CSV that are refused and set aside, while the others are loaded. */
class RejectedRecordsIT extends WithCsvTable {
    private static final String REASONS = "file,record,line,table,sqlstate,reason\n";

    @Test
    void setsAsideWhatTheServerAndTheReaderRefuse() throws Exception {
        execute("CREATE TABLE p (id integer NOT NULL, name varchar(5) NOT NULL, born date)");
        write("in.csv", """
                id,name,born
                1,Ada,1815-12-10
                2,Bob,someday
                3,Cid
                4,Dan,2000-01-01,x
                5,Elizabeth,2000-01-01
                6,,2000-01-01
                seven,Eve,2000-01-01
                8,F"x,2000-01-01
                9,"G"x,2000-01-01

                10,"T
                wo",2000-02-30
                11,"a,""b",2024-02-29
                """);
        BallastJar.Result loaded = loadRejecting("10", "--csv", directory + "/in.csv", "--table", "p", "--json");

        assertThat(loaded.exitCode()).as(loaded.err()).isEqualTo(9);
        assertThat(texts("SELECT id || name || born FROM p ORDER BY id"))
                .containsExactly("1Ada1815-12-10", "11a,\"b2024-02-29");
        new ReportSchemas().valid("load", loaded.out());
        assertThat(loaded.out())
                .contains("\"refusedRecords\" : 10", "\"rows\" : 2", "\"setAsideIn\" : \"" + rejectsFile() + "\"");
        assertThat(rejects()).isEqualTo("""
                id,name,born
                2,Bob,someday
                3,Cid
                4,Dan,2000-01-01,x
                5,Elizabeth,2000-01-01
                6,,2000-01-01
                seven,Eve,2000-01-01
                8,F"x,2000-01-01
                9,"G"x,2000-01-01

                10,"T
                wo",2000-02-30
                """);
        String in = "\"" + directory + "/in.csv\",";
        assertThat(reasons())
                .isEqualTo(
                        REASONS + in
                                + "2,3,\"p\",22007,\"column \"\"born\"\": invalid input syntax for type date: \"\"someday\"\"\"\n"
                                + in + "3,4,\"p\",22P04,\"found 2 fields; expected 3\"\n"
                                + in + "4,5,\"p\",22P04,\"found 4 fields; expected 3\"\n"
                                + in
                                + "5,6,\"p\",22001,\"column \"\"name\"\": value too long for type character varying(5)\"\n"
                                + in
                                + "6,7,\"p\",23502,\"null value in column \"\"name\"\" of relation \"\"p\"\" violates not-null constraint;"
                                + " Failing row contains (6, null, 2000-01-01)\"\n"
                                + in
                                + "7,8,\"p\",22P02,\"column \"\"id\"\": invalid input syntax for type integer: \"\"seven\"\"\"\n"
                                + in
                                + "8,9,\"p\",22P04,\"line 9: found a quote inside an unquoted field; expected quotes around the whole field, or none\"\n"
                                + in
                                + "9,10,\"p\",22P04,\"line 10: found \"\"x\"\" after a closing quote; expected a delimiter or the end of the line\"\n"
                                + in + "10,11,\"p\",22P04,\"found an empty line; expected 3 fields\"\n"
                                + in
                                + "11,12,\"p\",22008,\"column \"\"born\"\": date/time field value out of range: \"\"2000-02-30\"\"\"\n");
        assertThat(names()).containsExactly("in.csv", "rejects.csv", "rejects.csv.reasons.csv");
    }

    @Test
    void loadsWhatARepairedFileOfThemHoldsByTheSameOptions() throws Exception {
        execute("CREATE TABLE p (id integer, born date)");
        write("in.txt", "# note\r\nborn;id\r\n2000-01-01;1\r\nx;2\r\n'2000\r\n';3");
        String[] options = {"--table", "p", "--delimiter", ";", "--quote", "'", "--comment", "#"};
        BallastJar.Result loaded = loadRejecting("2", with(options, "--csv", directory + "/in.txt"));
        assertThat(loaded.exitCode()).as(loaded.err()).isEqualTo(9);
        assertThat(rejects()).isEqualTo("born;id\r\nx;2\r\n'2000\r\n';3\n");

        write(
                "rejects.csv",
                rejects()
                        .replace("x", "2000-01-02")
                        .replace("'2000\r\n'", "2000-01-03")
                        .replace("\r", ""));
        BallastJar.Result repaired = load(with(options, "--csv", rejectsFile().toString()));
        assertThat(repaired.exitCode()).as(repaired.err()).isZero();
        assertThat(texts("SELECT id || ' ' || born FROM p ORDER BY id"))
                .containsExactly("1 2000-01-01", "2 2000-01-02", "3 2000-01-03");
    }

    @Test
    void keepsBytesThatTheEncodingDoesNotKnow() throws Exception {
        execute("CREATE TABLE p (id integer, name text)");
        byte[] bad = {'2', ',', 'a', (byte) 0xc3, '(', (byte) 0xff, '\n'};
        byte[] head = "id,name\n".getBytes(StandardCharsets.UTF_8);
        Files.write(
                directory.resolve("in.csv"),
                joined(
                        head,
                        "1,\u00e9\n".getBytes(StandardCharsets.UTF_8),
                        bad,
                        "3,x\n".getBytes(StandardCharsets.UTF_8)));
        BallastJar.Result loaded = loadRejecting("1", "--csv", directory + "/in.csv", "--table", "p");

        assertThat(loaded.exitCode()).as(loaded.err()).isEqualTo(9);
        assertThat(texts("SELECT id || name FROM p ORDER BY id")).containsExactly("1\u00e9", "3x");
        assertThat(Files.readAllBytes(rejectsFile())).isEqualTo(joined(head, bad));
        assertThat(reasons())
                .isEqualTo(REASONS + "\"" + directory
                        + "/in.csv\",2,3,\"p\",22021,\"found bytes c3 that are no UTF-8; expected UTF-8\"\n");
    }

    @Test
    void writesWhatIsReadInAnotherEncoding() throws Exception {
        execute("CREATE TABLE p (id integer, name text)");
        Files.write(
                directory.resolve("in.csv"), "\ufeffid,name\n1,\u00e9\nx,\u20ac\n".getBytes(StandardCharsets.UTF_16LE));
        String[] options = {"--table", "p", "--encoding", "utf-16"};
        assertThat(loadRejecting("1", with(options, "--csv", directory + "/in.csv"))
                        .exitCode())
                .isEqualTo(9);
        assertThat(new String(Files.readAllBytes(rejectsFile()), StandardCharsets.UTF_16))
                .isEqualTo("id,name\nx,\u20ac\n");
        assertThat(load(with(options, "--csv", rejectsFile().toString())).err())
                .contains("invalid input syntax for type integer: \"x\"");
    }

    @Test
    void setsAsideAQuoteThatIsNeverClosed() throws Exception {
        execute("CREATE TABLE p (id integer, name text)");
        write("in.csv", "id,name\n1,a\n2,\"b\n3,c\n");
        BallastJar.Result loaded = loadRejecting("1", "--csv", directory + "/in.csv", "--table", "p");
        assertThat(loaded.exitCode()).as(loaded.err()).isEqualTo(9);
        assertThat(texts("SELECT name FROM p")).containsExactly("a");
        assertThat(rejects()).isEqualTo("id,name\n2,\"b\n3,c\n");
        assertThat(reasons()).contains("line 3: found the end of the file inside quotes that open here");
    }

    @Test
    void agreesWithInsertingRowByRow() throws Exception {
        int rows = 200_000;
        execute("CREATE TABLE p (id integer NOT NULL, name varchar(8), amount numeric(6,2), at date);"
                + " CREATE TABLE one (LIKE p INCLUDING ALL)");
        Random random = new Random(7);
        List<String[]> records = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            records.add(new String[] {String.valueOf(i), "n" + i % 1000, i % 1000 + ".5", "2024-01-" + (10 + i % 20)});
        }
        for (int bad = 0; bad < 50; bad++) {
            int at = bad < 4 ? 1000 + bad : bad < 6 ? rows - bad + 3 : random.nextInt(rows - 10);
            records.get(at)[bad % 4] =
                    List.of("", "too long by far", "123456", "2024-02-30").get(bad % 4);
        }
        StringBuilder csv = new StringBuilder("id,name,amount,at\n");
        records.forEach(record -> csv.append(String.join(",", record)).append('\n'));
        write("in.csv", csv.toString());

        BallastJar.Result loaded = loadRejecting("50", "--csv", directory + "/in.csv", "--table", "p");
        assertThat(loaded.exitCode()).as(loaded.err()).isEqualTo(9);
        List<String> refused = RowByRow.insert(database, records);
        assertThat(refused).hasSize(50);
        assertThat(texts("SELECT count(*) FROM (TABLE p EXCEPT ALL TABLE one) AS d"))
                .containsExactly("0");
        assertThat(texts("SELECT count(*) FROM (TABLE one EXCEPT ALL TABLE p) AS d"))
                .containsExactly("0");
        assertThat(rejects()).isEqualTo("id,name,amount,at\n" + String.join("", refused));
        assertThat(reasons().lines().count()).isEqualTo(51);
    }

    @Test
    void endsOnceTooManyAreRefused() throws Exception {
        execute("CREATE TABLE p (id integer)");
        write("in.csv", "id\n1\na\nb\n2\nc\n");
        String in = directory + "/in.csv";
        BallastJar.Result failed = loadRejecting("2", "--csv", in, "--table", "p");
        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.err())
                .isEqualTo("ballast load: More records were refused than the 2 that may be set aside: " + in
                        + ", row 2 (line 3): column \"id\": invalid input syntax for type integer: \"a\"; " + in
                        + ", row 3 (line 4): column \"id\": invalid input syntax for type integer: \"b\"; " + in
                        + ", row 5 (line 6): column \"id\": invalid input syntax for type integer: \"c\". Nothing was published."
                        + " Fix them, then start over with --restart, or allow more with --max-errors, then start over with"
                        + " --restart.\n");
        assertThat(names()).containsExactly("in.csv");
        assertThat(texts("SELECT count(*) FROM p")).containsExactly("0");

        assertThat(loadRejecting("3", "--csv", in, "--table", "p", "--restart").exitCode())
                .isEqualTo(9);
        assertThat(texts("SELECT count(*) FROM p")).containsExactly("2");
    }

    @Test
    void isAnOrdinaryLoadWhereNothingIsRefused() throws Exception {
        write("in.csv", "id,name\n1,Ada\n");
        BallastJar.Result loaded = loadRejecting("0", "--csv", directory + "/in.csv", "--table", "t", "--json");
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(loaded.out()).contains("\"refusedRecords\" : 0").doesNotContain("setAsideIn");
        assertThat(names()).containsExactly("in.csv");
        assertThat(texts("SELECT name FROM t")).containsExactly("Ada");
    }

    @Test
    void setsAsideEveryRecord() throws Exception {
        execute("CREATE TABLE p (id integer)");
        StringBuilder csv = new StringBuilder("id\n");
        for (int i = 0; i < 5000; i++) {
            csv.append('x').append(i).append('\n');
        }
        write("in.csv", csv.toString());
        BallastJar.Result loaded = loadRejecting("5000", "--csv", directory + "/in.csv", "--table", "p");
        assertThat(loaded.exitCode()).as(loaded.err()).isEqualTo(9);
        assertThat(texts("SELECT count(*) FROM p")).containsExactly("0");
        assertThat(rejects()).isEqualTo(csv.toString());
    }

    @Test
    void readsStandardInput() throws Exception {
        execute("CREATE TABLE p (id integer)");
        BallastJar.Running load = start(rejecting("1", "--csv", "-", "--table", "p"));
        try (OutputStream input = load.process().getOutputStream()) {
            input.write("id\n1\nx\n3\n".getBytes(StandardCharsets.UTF_8));
        }
        BallastJar.Result loaded = load.result();
        assertThat(loaded.exitCode()).as(loaded.err()).isEqualTo(9);
        assertThat(texts("SELECT id::text FROM p ORDER BY id")).containsExactly("1", "3");
        assertThat(rejects()).isEqualTo("id\nx\n");
        assertThat(reasons()).contains("\"standard input\",2,3,");
    }

    @Test
    void takesRecordsOfSeveralFilesBelowOneHeader() throws Exception {
        execute("CREATE TABLE p (id integer, name text)");
        write("a.csv", "id,name\n1,a\nx,b\n");
        write("b.csv", "id,name\ny,c\n4,d\n");
        write("c.csv", "name,id\ne,5\n");
        BallastJar.Result loaded = loadRejecting("5", "--csv", directory + "/?.csv", "--table", "p");
        assertThat(loaded.exitCode()).as(loaded.err()).isEqualTo(9);
        assertThat(rejects()).isEqualTo("id,name\nx,b\ny,c\n");

        execute("TRUNCATE p");
        Files.delete(rejectsFile());
        BallastJar.Result there = loadRejecting("5", "--csv", directory + "/?.csv", "--table", "p");
        assertThat(there.exitCode()).isEqualTo(2);
        assertThat(there.err())
                .isEqualTo("ballast load: --rejects: " + rejectsFile()
                        + ".reasons.csv is there already, and may hold records"
                        + " that nobody has looked at. Name another file with --rejects.\n");
        Files.delete(directory.resolve("rejects.csv.reasons.csv"));
        write("c.csv", "name,id\ne,z\n");
        BallastJar.Result mixed = loadRejecting("5", "--csv", directory + "/?.csv", "--table", "p");
        assertThat(mixed.exitCode()).isEqualTo(3);
        assertThat(mixed.err()).contains("has another header than", "Load these files one by one, then start over");
        assertThat(texts("SELECT count(*) FROM p")).containsExactly("0");
    }

    @Test
    void loadsPackagesInBinaryAndInCsv() throws Exception {
        write("package/datapackage.json", """
                {"name": "shop", "resources": [{"name": "things", "path": "things.csv", "schema": {"primaryKey": "id", "fields": [
                  {"name": "id", "type": "integer"}, {"name": "at", "type": "date"}, {"name": "price", "type": "number"}]}}]}""");
        write(
                "package/things.csv",
                "id,at,price\n1,2024-01-01,1.5\n2,01/02/03,2\n3,2024-01-01,\"1,5\"\n,2024-01-01,4\n5,2024-02-30,5\n6,2024-01-01,6\n");
        for (String wire : List.of("auto", "csv")) {
            BallastJar.Result loaded = loadRejecting("4", directory + "/package", "--schema", wire, "--wire", wire);
            assertThat(loaded.exitCode()).as(loaded.err()).isEqualTo(9);
            assertThat(texts("SELECT id::text FROM " + wire + ".things ORDER BY id"))
                    .as(wire)
                    .containsExactly("1", "6");
            assertThat(rejects())
                    .isEqualTo("id,at,price\n2,01/02/03,2\n3,2024-01-01,\"1,5\"\n,2024-01-01,4\n5,2024-02-30,5\n");
            Files.delete(rejectsFile());
            Files.delete(directory.resolve("rejects.csv.reasons.csv"));
        }
    }

    @Test
    void endsForWhatIsLookedAtAfterwards() throws Exception {
        write("in.csv", "id,name\n1,Ada\n1,Bob\nx,Cid\n");
        BallastJar.Result failed = loadRejecting("5", "--csv", directory + "/in.csv", "--table", "t");
        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.err())
                .contains("Keys come more than once in the CSV")
                .endsWith("then start over with --restart.\n");
        assertThat(names()).containsExactly("in.csv");
    }

    @Test
    void leavesNothingUnderAFinalNameWhenItIsKilled() throws Exception {
        execute("CREATE TABLE p (id integer)");
        BallastJar.Running load = start(rejecting("10", "--csv", "-", "--table", "p"));
        OutputStream input = load.process().getOutputStream();
        StringBuilder rows = new StringBuilder("id\nx\n");
        for (int i = 0; i < 600_000; i++) {
            rows.append(i).append('\n');
        }
        input.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        input.flush();
        Path part = directory.resolve("rejects.csv.part");
        for (int i = 0; i < 600 && !Files.exists(part.resolve("0.records")); i++) {
            Thread.sleep(50);
        }
        load.process().destroyForcibly().waitFor();
        assertThat(names()).containsExactly("rejects.csv.part");

        write("in.csv", "id\n1\ny\n");
        BallastJar.Result again = loadRejecting("1", "--csv", directory + "/in.csv", "--table", "p", "--restart");
        assertThat(again.exitCode()).as(again.err()).isEqualTo(9);
        assertThat(rejects()).isEqualTo("id\ny\n");
        assertThat(names()).containsExactly("in.csv", "rejects.csv", "rejects.csv.reasons.csv");
        assertThat(texts("SELECT id::text FROM p")).containsExactly("1");
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private BallastJar.Result loadRejecting(String most, String... options) throws IOException {
        return load(rejecting(most, options));
    }

    private String[] rejecting(String most, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--max-errors", most, "--rejects", rejectsFile().toString()));
        return all.toArray(String[]::new);
    }

    private Path rejectsFile() {
        return directory.resolve("rejects.csv");
    }

    private String rejects() throws IOException {
        return Files.readString(rejectsFile());
    }

    private String reasons() throws IOException {
        return Files.readString(directory.resolve("rejects.csv.reasons.csv"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
