package io.ballast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrongUsageTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    laod bundle                                  | ballast: unknown command "laod"; did you mean "load"?
                    frobnicate                                   | ballast: unknown command "frobnicate"; commands: demo, fill, generate, seal, materialize, fetch, inspect, verify, load, clone, image, server, status, drop, analyze, bench, spec, help, generate-completion
                    load bundle --job 2                          | ballast load: unknown option --job; did you mean "--jobs"?
                    load bundle --frobnicate                     | ballast load: unknown option --frobnicate
                    load                                         | ballast load: Missing required parameter: 'SOURCE', or --csv
                    load one two                                 | ballast load: one argument too many: "two"
                    load one postgresql://a:s3cret@h/db          | ballast load: one argument too many: "postgresql://***@h/db"
                    load postgresql://a:s3cret@h/db              | ballast load: SOURCE is the URL of a database: give that with --db
                    jdbc:postgresql://h/d?password=s3cret        | ballast: unknown command "jdbc:postgresql://h/d?password=***"; commands: demo, fill, generate, seal, materialize, fetch, inspect, verify, load, clone, image, server, status, drop, analyze, bench, spec, help, generate-completion
                    load bundle --jobs many                      | ballast load: Invalid value for option '--jobs': "many" is not a number of workers; write 4, or 0.5C for half the processors of this machine
                    load bundle --jobs 101                       | ballast load: --jobs 101: no more than 100
                    load bundle --wire fast                      | ballast load: Invalid value for option '--wire': "fast" is none of auto, binary, csv
                    load bundle --resume --restart               | ballast load: --resume and --restart contradict each other: choose one
                    load bundle --dry-run --report r.json        | ballast load: --report has no meaning with --dry-run: leave one of them out
                    load bundle --mode append --no-constraints   | ballast load: --no-constraints has no meaning with --mode append: leave one of them out
                    load bundle --on-conflict update             | ballast load: --on-conflict is about rows that are added to tables: it needs --mode append or --csv
                    load bundle --on-conflict merge              | ballast load: Invalid value for option '--on-conflict': "merge" is none of fail, nothing, update
                    load bundle --mode fill --no-constraints     | ballast load: --no-constraints has no meaning with --mode fill: leave one of them out
                    load bundle --report /no/such/r.json         | ballast load: --report /no/such/r.json: there is no directory /no/such
                    load bundle --report /                       | ballast load: --report /: that is a directory; name a file
                    load bundle --rows users=5                   | ballast load: --rows has no meaning with a bundle: leave one of them out
                    load bundle --shard-size 1MiB                | ballast load: --shard-size has no meaning with a bundle: leave one of them out
                    load users --shards 2 --shard-size 1MiB      | ballast load: --shards and --shard-size contradict each other: choose one
                    verify                                       | ballast verify: Missing required parameter: 'SOURCE'
                    verify users                                 | ballast verify: a spec has no files to check: name the database whose tables are to be compared with --db
                    verify bundle --rows users=5                 | ballast verify: --rows has no meaning with a bundle: leave one of them out
                    load users --scale -1                        | ballast load: --scale -1.0: expected a number greater than 0
                    load bundle --csv x.csv --table t            | ballast load: SOURCE and --csv contradict each other: choose one
                    load --csv x.csv                             | ballast load: --csv needs --table, the table that the rows are added to, or --create-table for a new one
                    load bundle --table t                        | ballast load: --table has no meaning without --csv: give both, or neither
                    load --csv x.csv --table t --mode replace    | ballast load: --csv adds rows to a table that is there: --mode append is the only one it has
                    load --csv x.csv --table t --no-constraints  | ballast load: --no-constraints has no meaning with --csv: leave one of them out
                    load --csv x.csv --table t --rows t=1        | ballast load: --rows has no meaning with --csv: leave one of them out
                    load --csv x.csv --table t --columns a       | ballast load: --columns: the header names the fields: say FIELD=COLUMN for those with other names, or give --no-header too
                    load --csv x.csv --table t --quote ab        | ballast load: --quote: one character is expected, found "ab"
                    load --csv x.csv --table t --quote ,         | ballast load: --csv: the quote character in the delimiter; choose marks that can be told apart
                    load --csv x.csv --table t --max-errors 5    | ballast load: --max-errors says how many records may go into the file of --rejects: give both, or neither
                    load --csv x.csv --table t --rejects r.csv   | ballast load: --max-errors says how many records may go into the file of --rejects: give both, or neither
                    load --csv x.csv --table t --rejects r.csv.gz --max-errors 5 | ballast load: --rejects r.csv.gz: the file is not compressed; name it without .gz or .zst
                    load --csv x.csv --table t --rejects /no/such/r --max-errors 5 | ballast load: --rejects /no/such/r: there is no directory /no/such
                    load --csv x.csv --table t --rejects r --max-errors 5 --resume | ballast load: --rejects has no meaning with --resume: leave one of them out
                    load --csv x.csv --table t --rejects r --max-errors 5 --verify full | ballast load: --rejects has no meaning with --verify full: leave one of them out
                    load --csv x.csv --table t --rejects r --max-errors 5 --staging freeze | ballast load: --rejects has no meaning with --staging freeze: leave one of them out
                    load users --rejects r --max-errors 5        | ballast load: --rejects is for records of --csv and of Data Packages, and spec users is neither
                    load d --rejects r --max-errors 5 --mode fill | ballast load: --rejects has no meaning with --mode fill: leave one of them out
                    load --csv x.csv --table t --encoding klingon | ballast load: --encoding: no encoding "klingon"; utf-8, utf-16, iso-8859-1 and windows-1252 are some
                    load bundle --quiet --verbose                | ballast load: --quiet and --verbose contradict each other: choose one
                    load bundle --db mysql://h/db                | ballast load: --db: not understood: "mysql://h/db"; expected postgresql://[USER@]HOST[:PORT]/DATABASE, jdbc:postgresql://HOST[:PORT]/DATABASE or embedded[:DIR]
                    load userz --db mysql://h/db                 | ballast load: --db: not understood: "mysql://h/db"; expected postgresql://[USER@]HOST[:PORT]/DATABASE, jdbc:postgresql://HOST[:PORT]/DATABASE or embedded[:DIR]
                    generate users -o d --virtual --part 1/2     | ballast generate: --virtual and --part contradict each other: choose one
                    generate users -o d --virtual --compress zstd | ballast generate: --compress has no meaning with --virtual: leave one of them out
                    generate users -o d --virtual --header       | ballast generate: --header has no meaning with --virtual: leave one of them out
                    seal --strip d                               | ballast seal: --strip needs a directory for the virtual bundle: name it with -o
                    seal d -o e                                  | ballast seal: --output has no meaning without --strip: leave it out
                    materialize d                                | ballast materialize: Missing required option: '--output=PLACE'
                    generate users                               | ballast generate: Missing required option: '--output=PLACE'
                    generate users -o d --shards 2 --shard-size 1MiB | ballast generate: --shards and --shard-size contradict each other: choose one
                    generate users -o d --compress none --level 3 | ballast generate: --level has no meaning with --compress none: leave one of them out
                    generate users -o d --compress gzip --level 10 | ballast generate: --level 10: levels of gzip are 1 to 9
                    generate users -o d --compress lz4           | ballast generate: Invalid value for option '--compress': "lz4" is none of zstd, gzip, none
                    generate users -o d --rows users             | ballast generate: --rows users: expected table=number, such as users=10M
                    generate users -o d --scale -1               | ballast generate: --scale -1.0: expected a number greater than 0
                    generate users -o d --threads 0              | ballast generate: Invalid value for option '--threads': "0" is not a number of workers; write 4, or 0.5C for half the processors of this machine
                    analyze --html /nonexistent/shop.html        | ballast analyze: --html /nonexistent/shop.html: there is no directory /nonexistent; name a file in a directory that exists.
                    analyze --html /                             | ballast analyze: --html /: that is a directory; name a file in a directory that exists.
                    help laod                                    | ballast help: ballast has no command "laod"; did you mean "load"?
                    help spec frobnicate                         | ballast help: ballast spec has no command "frobnicate"; commands: show, check, from-db
                    help load bundle                             | ballast help: ballast load has no commands below it, found "bundle"
                    spec shwo users                              | ballast spec: unknown command "shwo"; did you mean "show"?
                    """)
    void isRefusedWithOneMessageAndExitCode2(String arguments, String message) {
        InProcess result = InProcess.run(directory, Map.of(), arguments.split(" +"));
        assertThat(result.err().lines().findFirst()).contains(message);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
    }

    /** As git does: the help is what was meant, but a script whose command came out empty must not take it for success. */
    @ParameterizedTest
    @ValueSource(strings = {"", "spec", "server"})
    void showsItsHelpWhereACommandIsMissing(String group) {
        String[] arguments = group.isEmpty() ? new String[0] : new String[] {group};
        InProcess result = InProcess.run(directory, Map.of(), arguments);
        assertThat(result.out())
                .startsWith("Usage: ballast " + group)
                .contains("Commands:\n")
                .isEqualTo(InProcess.run(
                                directory, Map.of(), (group + " --help").strip().split(" "))
                        .out());
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "load", "spec", "spec from-db", "server psql"})
    void showsTheHelpOfACommandAsItsOptionDoes(String command) {
        InProcess asked = InProcess.run(
                directory,
                Map.of("BALLAST_JOBS", "many"),
                ("help " + command).strip().split(" "));
        assertThat(asked.out())
                .startsWith("Usage: ballast")
                .isEqualTo(InProcess.run(
                                directory,
                                Map.of(),
                                (command + " --help").strip().split(" "))
                        .out());
        assertThat(asked.exitCode()).isZero();
    }

    @Test
    void pointsFromAFileToWhatIsLoaded() throws IOException {
        Files.createDirectories(directory.resolve("shop"));
        Path descriptor = Files.createFile(directory.resolve("shop/datapackage.json"));
        Path rows = Files.createFile(directory.resolve("shop/Orders.CSV.gz"));

        InProcess ofDescriptor = InProcess.run(directory, Map.of(), "load", descriptor.toString());
        InProcess ofRows = InProcess.run(directory, Map.of(), "load", rows.toString());

        assertThat(ofDescriptor.err().lines().findFirst())
                .contains("ballast load: " + descriptor + " describes what lies beside it: name its directory, "
                        + directory.resolve("shop"));
        assertThat(ofRows.err().lines().findFirst())
                .contains("ballast load: " + rows + " is a file of rows: add them to a table with --csv " + rows
                        + " --table NAME, or describe it in a datapackage.json");
        assertThat(List.of(ofDescriptor.exitCode(), ofRows.exitCode())).containsOnly(2);
        assertThat(InProcess.run(directory, Map.of(), "verify", rows.toString())
                        .err()
                        .lines()
                        .findFirst())
                .contains("ballast verify: " + rows + " is a file of rows: describe it in a datapackage.json");
    }
}
