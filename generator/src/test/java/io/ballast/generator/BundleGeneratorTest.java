package io.ballast.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.ballast.common.bundle.Bundle;
import io.ballast.common.bundle.BundleTable;
import io.ballast.common.bundle.Compression;
import io.ballast.common.bundle.DescriptorFile;
import io.ballast.common.bundle.Shard;
import io.ballast.common.bundle.ShardInput;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.report.Progress;
import io.ballast.common.report.RunReport;
import io.ballast.generator.plan.Sharding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BundleGeneratorTest {
    private static final long USERS = 3000;

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource({"1,1,none", "2,1,zstd", "7,2,zstd", "7,8,gzip", "1,8,zstd", "2,2,none"})
    void tablesAreTheSameBytesForAnyNumberOfShardsAndThreads(int shards, int threads, String compression) {
        Map<String, String> reference = tables(generate("reference", 1, 1, Compression.NONE));
        Map<String, String> tables = tables(generate(
                "other", shards, threads, Compression.parse(compression).orElseThrow()));
        assertThat(tables).isEqualTo(reference);
    }

    @Test
    void everyEmailRefersToItsUserAndRepeatsTheName() {
        Map<String, String> tables = tables(generate("bundle", 3, 2, Compression.ZSTD));
        Map<String, String[]> users = new HashMap<>();
        rows(tables.get("users")).forEach(user -> users.put(user[0], user));
        List<String[]> emails = rows(tables.get("emails"));

        assertThat(users).hasSize((int) USERS);
        assertThat(emails).allSatisfy(email -> {
            String[] user = users.get(email[1]);
            assertThat(user).isNotNull();
            assertThat(email[2]).startsWith(slug(user[1]) + "." + slug(user[2])).contains("@");
        });
        assertThat(emails.stream().map(email -> email[2])).doesNotHaveDuplicates();
        assertThat(emails.stream().filter(email -> email[3].equals("true"))).hasSize((int) USERS);
    }

    @Test
    void idsAreRandomUuidsOfVersion4() {
        Map<String, String> tables = tables(generate("bundle", 1, 1, Compression.NONE));
        assertThat(rows(tables.get("phone_numbers"))).allSatisfy(row -> {
            UUID id = UUID.fromString(row[0]);
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
        });
    }

    @Test
    void planKnowsTheRowsOfEachShardBeforehand() {
        GenerationOptions options = options("bundle", 7, 2, Compression.ZSTD);
        BundleGenerator generator = new BundleGenerator(UsersSpec.of(USERS), "seed: 42\n", options, Progress.silent());
        List<Long> planned =
                generator.plan().shards().stream().map(shard -> shard.rows()).toList();
        generator.run();
        Map<String, String> tables = tables(Path.of(options.sink().name()));
        assertThat(planned).hasSize(21);
        assertThat(planned.stream().mapToLong(rows -> rows).sum())
                .isEqualTo(tables.values().stream()
                        .mapToLong(csv -> csv.lines().count())
                        .sum());
    }

    @Test
    void headerStandsInEveryShard() throws IOException {
        GenerationOptions options = options("bundle", 2, 1, Compression.NONE).withHeader(true);
        new BundleGenerator(UsersSpec.of(10), "seed: 42\n", options, Progress.silent()).run();
        for (String shard : List.of("users-00000.csv", "users-00001.csv")) {
            assertThat(Files.readAllLines(
                            Path.of(options.sink().name()).resolve("data/users").resolve(shard)))
                    .hasSize(6)
                    .first()
                    .isEqualTo("id,first_name,last_name,created_at");
        }
    }

    @Test
    void reportTellsRowsAndBytes() {
        GenerationOptions options = options("bundle", 2, 2, Compression.ZSTD);
        RunReport report = new BundleGenerator(UsersSpec.of(100), "seed: 42\n", options, Progress.silent()).run();
        assertThat(report.command()).isEqualTo("generate");
        assertThat(report.phases()).extracting(phase -> phase.phase()).containsExactly("GENERATE", "DESCRIBE");
        assertThat(report.texts()).containsEntry("rows of users", "100").containsEntry("rows", "500");
    }

    @Test
    void refusesDirectoryThatIsNotEmpty() throws IOException {
        Files.writeString(temporary.resolve("letter.txt"), "dear");
        BundleGenerator generator = new BundleGenerator(
                UsersSpec.of(10), "seed: 42\n", GenerationOptions.into(temporary), Progress.silent());
        assertThatThrownBy(generator::run)
                .isInstanceOf(BallastException.class)
                .hasMessage(
                        temporary + " is not empty: it holds letter.txt. Choose a directory that is missing or empty,"
                                + " or if that is an unfinished bundle, then resume.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.INPUT_REFUSED);
    }

    @Test
    void interruptEndsTheRunAndLeavesNoUnfinishedFile() throws IOException {
        GenerationOptions options = options("bundle", 2, 2, Compression.ZSTD);
        BundleGenerator generator =
                new BundleGenerator(UsersSpec.of(1_000_000_000), "seed: 42\n", options, Progress.silent());
        Thread.currentThread().interrupt();
        assertThatThrownBy(generator::run)
                .isInstanceOf(BallastException.class)
                .hasMessage("interrupted; the shards that are done stay. Resume.")
                .extracting(e -> ((BallastException) e).category())
                .isEqualTo(ErrorCategory.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
        try (Stream<Path> files = Files.walk(Path.of(options.sink().name()))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private Path generate(String name, int shards, int threads, Compression compression) {
        GenerationOptions options = options(name, shards, threads, compression);
        new BundleGenerator(UsersSpec.of(USERS), "seed: 42\n", options, Progress.silent()).run();
        return Path.of(options.sink().name());
    }

    private GenerationOptions options(String name, int shards, int threads, Compression compression) {
        return GenerationOptions.into(temporary.resolve(name))
                .withSharding(new Sharding.Count(shards))
                .withThreads(threads)
                .withCompression(compression, 1);
    }

    private static Map<String, String> tables(Path directory) {
        Bundle bundle = DescriptorFile.read(ShardInput.of(directory));
        Map<String, String> tables = new HashMap<>();
        for (BundleTable table : bundle.tables()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (Shard shard : table.shards()) {
                try (InputStream in = open(directory.resolve(shard.path()), bundle.compression())) {
                    assertThat(in.transferTo(all)).isEqualTo(shard.rawBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            tables.put(table.name(), all.toString(StandardCharsets.UTF_8));
        }
        return tables;
    }

    private static InputStream open(Path file, Compression compression) throws IOException {
        InputStream in = Files.newInputStream(file);
        return switch (compression) {
            case ZSTD -> new ZstdInputStream(in);
            case GZIP -> new GZIPInputStream(in);
            case NONE -> in;
        };
    }

    private static List<String[]> rows(String csv) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setLineSeparator("\n");
        return new CsvParser(settings).parseAll(new StringReader(csv));
    }

    private static String slug(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
