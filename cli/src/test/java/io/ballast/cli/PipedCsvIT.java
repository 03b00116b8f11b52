package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** CSV that comes once: through standard input, named pipes and what a shell makes of {@code <(…)}. */
class PipedCsvIT extends WithCsvTable {
    /** More than is kept of a pipe. */
    private static final int MANY_ROWS = 400_000;

    @Test
    void readsStandardInputAsItComes() throws Exception {
        BallastJar.Running load = start("--csv", "-", "--table", "t");
        try (OutputStream input = load.process().getOutputStream()) {
            write(input, "id,na");
            Thread.sleep(500);
            write(input, "me\n1,\"Ada\nx\"\n2,");
            awaitCopy();
            write(input, "Zo\u00eb\n");
        }
        BallastJar.Result loaded = load.result();

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts("SELECT id || ' ' || name FROM t ORDER BY id")).containsExactly("1 Ada\nx", "2 Zo\u00eb");
        assertThat(texts("SELECT rows || ' ' || shard_path FROM ballast_journal.shards"))
                .containsExactly("2 standard input");
        assertThat(texts("SELECT dataset || ' ' || state FROM ballast_journal.loads"))
                .containsExactly("t published");
    }

    @Test
    void loadsAgainWhatComesAgain() throws Exception {
        execute("CREATE TABLE log (line text)");
        for (int i = 0; i < 2; i++) {
            BallastJar.Result loaded = piped("same\n", "--csv", "-", "--table", "log", "--no-header");
            assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        }
        assertThat(texts("SELECT line FROM log")).containsExactly("same", "same");
    }

    @Test
    void takesManyRowsInBinaryAndVerifiesThemInFull() throws Exception {
        BallastJar.Running load =
                start("--csv", "-", "--table", "t", "--wire", "binary", "--verify", "full", "--verbose");
        long bytes = writeManyRows(load);
        BallastJar.Result loaded = load.result();

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts("SELECT count(*) || ' ' || sum(id) FROM t"))
                .containsExactly(MANY_ROWS + " " + MANY_ROWS * (MANY_ROWS - 1L) / 2);
        assertThat(bytes).isGreaterThan(4 << 20);
        assertThat(loaded.err()).containsPattern("COPY: \\d+\\.\\d MiB in ");
    }

    @Test
    void readsNamedPipesOneAfterTheOther() throws Exception {
        Path a = namedPipe("a.csv");
        Path b = namedPipe("b.csv");
        BallastJar.Running load = start("--csv", a.toString(), b.toString(), "--table", "t");
        run("bash", "-c", "printf 'id,name\\n1,Ada\\n' >'" + a + "'; printf 'name,id\\nBob,2\\n' >'" + b + "'");
        BallastJar.Result loaded = load.result();

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts("SELECT id || name FROM t ORDER BY id")).containsExactly("1Ada", "2Bob");
    }

    @Test
    void unpacksWhatTheNameOfAPipeSays() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            write(gzip, "id,name\n1,Ada"); // the last bytes of gzip say that nothing is missing
        }
        BallastJar.Running load = start("--csv", "t.csv.gz=-", "--table", "t");
        try (OutputStream input = load.process().getOutputStream()) {
            input.write(packed.toByteArray());
        }
        BallastJar.Result loaded = load.result();
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts("SELECT id || name FROM t")).containsExactly("1Ada");

        execute("DELETE FROM t");
        BallastJar.Running half = start("--csv", "t.csv.gz=-", "--table", "t");
        try (OutputStream input = half.process().getOutputStream()) {
            input.write(packed.toByteArray(), 0, packed.size() - 4);
        }
        BallastJar.Result failed = half.result();
        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.err()).contains("t.csv.gz").contains("packed bytes that are cut off or damaged");
        assertThat(piped("", "--csv", "t.csv.gz=-", "--table", "t").err())
                .contains("t.csv.gz: found an empty file; expected a file packed with gzip");
        assertThat(texts("SELECT count(*) FROM t")).containsExactly("0");
    }

    @Test
    void readsWhatAShellSubstitutes() throws Exception {
        write("a.csv", "id,name\n1,Ada\n");
        write("b.csv", "id,name\n2,Bob\n");
        BallastJar.Result loaded = jar().throughBash("exec \"$@\" --csv <(cat a.csv) <(cat b.csv)")
                .run("load", "--table", "t", "--db", url(), "--jobs", "1", "-q");
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts("SELECT id || name FROM t ORDER BY id")).containsExactly("1Ada", "2Bob");

        write("c.csv", "id,name\n3,Cid\n");
        BallastJar.Result device = jar().throughBash("cat c.csv | \"$@\" --csv /dev/stdin")
                .run("load", "--table", "t", "--db", url(), "-q");
        assertThat(device.exitCode()).as(device.err()).isZero();
        assertThat(texts("SELECT name FROM t WHERE id = 3")).containsExactly("Cid");
    }

    @Test
    void refusesWhatEndsInsideARecordOrQuotes() throws Exception {
        BallastJar.Result record = piped("id,name\n1,Ada\n2,Bo", "--csv", "-", "--table", "t");
        assertThat(record.exitCode()).isEqualTo(3);
        assertThat(record.err())
                .isEqualTo(
                        "ballast load: standard input, line 3: found the end of the input inside a line; expected the end"
                                + " of the line first, which a program that ends early does not write. Nothing was published. Fix the"
                                + " file, or what describes it, then start over with --restart.\n");
        BallastJar.Result quotes = piped("id,name\n1,\"Ada\n2,Bob\n", "--csv", "-", "--table", "t", "--restart");
        assertThat(quotes.exitCode()).isEqualTo(3);
        assertThat(quotes.err()).contains("standard input, line 2: found the end of the file inside quotes");
        BallastJar.Result header = piped("id,na", "--csv", "-", "--table", "t", "--restart");
        assertThat(header.exitCode()).isEqualTo(3);
        assertThat(header.err()).contains("standard input, line 1: found the end of the input inside a line");
        assertThat(piped("", "--csv", "-", "--table", "t", "--restart").exitCode())
                .isEqualTo(3);
        assertThat(texts("SELECT count(*) FROM t")).containsExactly("0");

        BallastJar.Result whole = piped("id,name\n1,Ada\n2,Bob\n", "--csv", "-", "--table", "t", "--restart");
        assertThat(whole.exitCode()).as(whole.err()).isZero();
        assertThat(texts("SELECT name FROM t ORDER BY id")).containsExactly("Ada", "Bob");
    }

    @Test
    void refusesWhatOnePassCannotDo() throws Exception {
        write("a.csv", "id\n1\n");
        BallastJar.Result resumed = piped("id\n1\n", "--csv", "-", "--table", "t", "--resume");
        assertThat(resumed.exitCode()).isEqualTo(2);
        assertThat(resumed.err())
                .startsWith(
                        "ballast load: --resume: standard input can be read only once, and what has come before is gone:"
                                + " give --restart instead");
        BallastJar.Result twice = piped("id\n1\n", "--csv", "-", "b.csv=-", "--table", "t");
        assertThat(twice.exitCode()).isEqualTo(3);
        assertThat(twice.err())
                .isEqualTo(
                        "ballast load: --csv: names standard input twice, and its rows come only once. Name it once.\n");
        BallastJar.Result sameName = piped("id\n1\n", "--csv", "a.csv", "a.csv=-", "--table", "t");
        assertThat(sameName.exitCode()).isEqualTo(3);
        assertThat(sameName.err())
                .isEqualTo(
                        "ballast load: --csv: names a.csv twice, of which one is standard input. Give standard input another"
                                + " name.\n");
    }

    @Test
    void plansWithoutReadingMoreThanTheHeader() throws Exception {
        BallastJar.Running load = start("--csv", "-", "--table", "t", "--dry-run");
        OutputStream input = load.process().getOutputStream(); // stays open: nothing waits for its end
        write(input, "id,name\n1,Ada\n");
        input.flush();
        BallastJar.Result plan = load.result();

        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.out())
                .contains("Load of dataset t from standard input into schema public")
                .contains("not known")
                .contains(
                        "  -- note: read once, as it comes: sizes and numbers of rows are not known, and a load that breaks"
                                + " off starts over.\n")
                .doesNotContain("about 0");
        assertThat(texts("SELECT count(*) FROM t")).containsExactly("0");
    }

    @Test
    void sendsLittleAgainAfterALostConnection() throws Exception {
        BallastJar.Running load = start("--csv", "-", "--table", "t");
        try (OutputStream input = load.process().getOutputStream()) {
            write(input, "id,name\n1,Ada\n");
            awaitCopy();
            terminateCopy();
            write(input, "2,Bob\n");
            Thread.sleep(500);
            write(input, "3,Cid\n");
        }
        BallastJar.Result loaded = load.result();

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(texts("SELECT name FROM t ORDER BY id")).containsExactly("Ada", "Bob", "Cid");
    }

    @Test
    void saysThatMuchCannotBeSentAgain() throws Exception {
        BallastJar.Running load = start("--csv", "-", "--table", "t");
        OutputStream input = load.process().getOutputStream();
        StringBuilder rows = new StringBuilder("id,name\n");
        for (int i = 0; i < MANY_ROWS; i++) {
            rows.append(i).append(",name\n");
        }
        write(input, rows.toString());
        awaitCopy();
        Thread.sleep(1000);
        terminateCopy();
        try {
            write(input, MANY_ROWS + ",last\n");
            input.close();
        } catch (IOException e) {
            // The load may have ended before.
        }
        BallastJar.Result failed = load.result();

        assertThat(failed.exitCode()).as(failed.err()).isEqualTo(5);
        assertThat(failed.err())
                .endsWith(
                        "ballast load: standard input can be read only once, and the connection was lost after much of it"
                                + " had been sent. Nothing was published. Start over with --restart.\n");
        assertThat(texts("SELECT count(*) FROM t")).containsExactly("0");
    }

    @Test
    void stopsWhileItWaitsForRows() throws Exception {
        BallastJar.Running load = start("--csv", "-", "--table", "t");
        OutputStream input = load.process().getOutputStream(); // stays open
        write(input, "id,name\n1,Ada\n");
        awaitCopy();
        load.end("INT");
        BallastJar.Result stopped = load.result();

        assertThat(stopped.exitCode()).isEqualTo(130);
        assertThat(stopped.err())
                .isEqualTo(
                        "ballast load: The load was stopped. Nothing was published; what is done stays done. Start over with"
                                + " --restart.\n");
    }

    /** The load with this text as its standard input. */
    private BallastJar.Result piped(String text, String... options) {
        BallastJar.Running load = start(options);
        try (OutputStream input = load.process().getOutputStream()) {
            write(input, text);
        } catch (IOException e) {
            // One that refuses its options reads nothing.
        }
        return load.result();
    }

    private static long writeManyRows(BallastJar.Running load) throws IOException {
        long bytes = 0;
        try (OutputStream input = load.process().getOutputStream()) {
            write(input, "id,name,at\n");
            for (int from = 0; from < MANY_ROWS; from += 1000) {
                StringBuilder rows = new StringBuilder();
                for (int i = from; i < from + 1000; i++) {
                    rows.append(i).append(",name,2024-01-01 00:00:00+00\n");
                }
                write(input, rows.toString());
                bytes += rows.length();
            }
        }
        return bytes;
    }

    private static void write(OutputStream to, String text) throws IOException {
        to.write(text.getBytes(StandardCharsets.UTF_8));
        to.flush();
    }

    private Path namedPipe(String name) throws Exception {
        Path pipe = directory.resolve(name);
        run("mkfifo", pipe.toString());
        return pipe;
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as(List.of(command).toString())
                .isTrue();
        assertThat(process.exitValue()).as(List.of(command).toString()).isZero();
    }

    /** Waits until the load has begun to send rows. */
    private void awaitCopy() throws SQLException, InterruptedException {
        for (int i = 0; i < 600 && texts("SELECT pid::text" + COPYING).isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(texts("SELECT pid::text" + COPYING)).isNotEmpty();
    }

    private void terminateCopy() throws SQLException {
        assertThat(texts("SELECT pg_terminate_backend(pid)::text" + COPYING)).containsExactly("true");
    }

    private static final String COPYING =
            " FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY %'"
                    + " AND state = 'active'";
}
