package io.ballast.datapackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.luben.zstd.Zstd;
import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.ShardCheck;
import io.ballast.common.bundle.ShardReader;
import io.ballast.common.bundle.SourceTable;
import io.ballast.datapackage.csv.DelimitedDialect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExternalFilesTest {
    private static final String END = ". Nothing was published. Fix the file, or what describes it, then start over.";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "utf-8, UTF-8, ''",
        "utf-8, UTF-8, \uFEFF",
        "utf-8-sig, UTF-8, \uFEFF",
        "iso-8859-1, ISO-8859-1, ''",
        "latin1, ISO-8859-1, ''",
        "windows-1252, windows-1252, ''",
        "utf-16, UTF-16, ''",
        "utf-16, UTF-16LE, \uFEFF",
        "utf-16le, UTF-16LE, \uFEFF",
        "utf-16be, UTF-16BE, ''",
        "utf-32, UTF-32LE, \uFEFF",
        "shift_jis, Shift_JIS, ''"
    })
    void decodes(String encoding, String charset, String mark) {
        String name = encoding.equals("shift_jis") ? "日本" : "Zoë";
        byte[] bytes = (mark + "id,name,born\n1," + name + ",\n").getBytes(Charset.forName(charset));
        SamplePackage shop = with("\"encoding\": \"" + encoding + "\"").file("customers.csv", bytes);

        assertThat(shop.csv("customers")).isEqualTo("1," + name + ",\n");
    }

    @ParameterizedTest
    @CsvSource({"1f8b08, a gzip file", "28b52ffd, a zstd file", "504b0304, a zip file or a spreadsheet"})
    void tellsAPackedFileThatIsSaidToBeText(String beginning, String kind) {
        SamplePackage.shop(directory).file("customers.csv", HexFormat.of().parseHex(beginning + "00"));

        assertThatThrownBy(() -> ExternalSource.of(directory).read())
                .hasMessage(
                        "customers.csv: found " + kind + "; expected text; gzip and zstd are unpacked where the file's"
                                + " name ends in .gz or .zst, or its compression says so" + END);
    }

    @ParameterizedTest
    @CsvSource({"windows-1252, UTF-8, windows-1252", "utf-8, UTF-16LE, UTF-8", "iso-8859-1, UTF-16BE, ISO-8859-1"})
    void refusesTheByteOrderMarkOfAnotherEncoding(String encoding, String charset, String expected) {
        byte[] bytes = "\uFEFFid,name,born\n1,Ada,\n".getBytes(Charset.forName(charset));
        with("\"encoding\": \"" + encoding + "\"").file("customers.csv", bytes);

        assertThatThrownBy(() -> ExternalSource.of(directory).read())
                .hasMessage("customers.csv: found the byte order mark of "
                        + charset.replaceAll("[LB]E", "") + "; expected " + expected
                        + "; a file in another encoding needs it told" + END);
    }

    @Test
    void tellsWhichBytesAreNotOfTheEncoding() {
        byte[] bytes = "id,name,born\n1,Ada,\n2,Zoë,\n".getBytes(StandardCharsets.ISO_8859_1);
        SamplePackage.shop(directory).file("customers.csv", bytes);

        assertThatThrownBy(() -> ExternalSource.of(directory).read())
                .hasMessage(
                        "customers.csv, after row 1: found bytes eb that are no UTF-8; expected UTF-8; a file in another"
                                + " encoding needs it told" + END);
    }

    static Stream<Arguments> marksOfTwoCharacters() {
        return Stream.of(
                arguments("", "1,a,2000-01-01\r\n2,\"b\"\"\",\r\n3,c,\r\n"),
                arguments(", \"delimiter\": \"||\"", "1||a||2000-01-01\n2||\"b\"\"\"||\n3||c||\n"),
                arguments(", \"escapeChar\": \"\\\\\"", "1,a,2000-01-01\n2,\"b\\\"\",\n3,c,\n"),
                arguments(", \"commentChar\": \"--\"", "1,a,2000-01-01\n--z\n2,\"b\"\"\",\n--y\n3,c,\n"));
    }

    /** Such a mark may be cut in two where one piece of the file ends and the next begins. */
    @ParameterizedTest
    @MethodSource("marksOfTwoCharacters")
    void findsMarksWhereverThePiecesEndInWhichAFileIsRead(String dialect, String text) {
        SamplePackage shop = with("\"dialect\": {\"header\": false" + dialect + "}");
        String delimiter = dialect.contains("||") ? "||" : ",";
        for (int length = (1 << 16) - 40; length < (1 << 16) + 2; length++) {
            String filler = "0" + delimiter + "x".repeat(length) + delimiter + "\n";
            shop.file("customers.csv", filler + text);

            assertThat(shop.csv("customers"))
                    .as("%s characters", length)
                    .isEqualTo("0," + "x".repeat(length) + ",\n1,a,2000-01-01\n2,\"b\"\"\",\n3,c,\n");
        }
    }

    @Test
    void unpacksMembersThatFollowEachOther() {
        byte[] gzip = joined(gzip("id,name,born\n1,a,\n"), gzip("2,b,\n"));
        assertThat(with("\"compression\": \"gz\"").file("customers.csv", gzip).csv("customers"))
                .isEqualTo("1,a,\n2,b,\n");

        byte[] zstd = joined(zstd("id,name,born\n1,a,\n"), zstd("2,b,\n"));
        SamplePackage named = SamplePackage.shop(directory)
                .file(
                        "datapackage.json",
                        SamplePackage.DESCRIPTOR.replace("\"customers.csv\"", "\"customers.csv.zst\""))
                .file("customers.csv.zst", zstd);
        assertThat(named.csv("customers")).isEqualTo("1,a,\n2,b,\n");
    }

    @Test
    void refusesPackedFilesThatAreCutOrFollowedBySomething() {
        String text = "id,name,born\n" + "1,a,\n".repeat(5000);
        for (String packing : new String[] {"gz", "zstd"}) {
            byte[] whole = packing.equals("gz") ? gzip(text) : zstd(text);
            SamplePackage shop = with("\"compression\": \"" + packing + "\"");
            for (byte[] wrong :
                    new byte[][] {Arrays.copyOf(whole, whole.length - 3), joined(whole, new byte[] {'x', 'y', 'z', '!'})
                    }) {
                shop.file("customers.csv", wrong);
                assertThatThrownBy(() -> shop.csv("customers"))
                        .hasMessageMatching(
                                "customers\\.csv(, after row \\d+)?: found packed bytes that are cut off or damaged"
                                        + " \\(.*\\); expected a whole file\\Q" + END + "\\E");
            }
            shop.file("customers.csv", "id,name,born\n");
            assertThatThrownBy(() -> shop.csv("customers"))
                    .hasMessageStartingWith("customers.csv")
                    .hasMessageContaining("found packed bytes that are cut off or damaged (");
            shop.file("customers.csv", "");
            assertThatThrownBy(() -> shop.csv("customers"))
                    .hasMessageStartingWith("customers.csv: found an empty file; expected a file packed with "
                            + (packing.equals("gz") ? "gzip" : "zstd"));
        }
    }

    /** As gzip does: tapes and block devices pad files so. */
    @Test
    void passesOverZerosAfterTheLastGzipMember() {
        byte[] whole = joined(gzip("id,name,born\n1,a,\n"), gzip("2,b,\n"));
        SamplePackage shop = with("\"compression\": \"gz\"").file("customers.csv", joined(whole, new byte[100_000]));
        assertThat(shop.csv("customers")).isEqualTo("1,a,\n2,b,\n");

        shop.file("customers.csv", joined(whole, new byte[7], gzip("3,c,\n")));
        assertThatThrownBy(() -> shop.csv("customers"))
                .hasMessage(
                        "customers.csv, after row 2: found packed bytes that are cut off or damaged (zeros after a gzip"
                                + " member, and something after them); expected a whole file" + END);
    }

    @Test
    void refusesADecompressionBomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(zstd("id,name,born\n"));
        byte[] frame = zstd(("1," + "a".repeat(20_000) + ",\n").repeat(1000));
        for (int i = 0; i < 20; i++) {
            packed.writeBytes(frame);
        }
        with("\"compression\": \"zstd\"").file("customers.csv", packed.toByteArray());

        assertThatThrownBy(() -> lastByte())
                .hasMessageMatching(
                        "customers\\.csv, after row \\d+: found more than 500 bytes for each packed one; expected a"
                                + " table, not a decompression bomb; unpack the file if it is meant so\\Q" + END
                                + "\\E");
    }

    @Test
    void refusesLinksThatLeadOutAndSpecialFiles(@TempDir Path outside) throws IOException {
        SamplePackage.shop(directory);
        Path secret = Files.writeString(outside.resolve("secret.csv"), "id,name,born\n");
        Files.delete(directory.resolve("customers.csv"));
        Files.createSymbolicLink(directory.resolve("customers.csv"), secret);
        assertThatThrownBy(() -> ExternalSource.of(directory).read())
                .hasMessage(
                        "customers.csv: found a link that leads out of " + directory + "; expected a file inside it.");

        Files.delete(directory.resolve("customers.csv"));
        Files.createSymbolicLink(
                directory.resolve("customers.csv"), Files.writeString(directory.resolve("other.csv"), "id,customer\n"));
        assertThatThrownBy(() -> ExternalSource.of(directory).read())
                .hasMessageContaining("header: found no field \"name\" in id, customer");

        Files.delete(directory.resolve("customers.csv"));
        Files.createDirectory(directory.resolve("customers.csv"));
        assertThatThrownBy(() -> ExternalSource.of(directory).read())
                .hasMessage("customers.csv: found a directory; expected a plain file, since it is read twice.");

        Files.delete(directory.resolve("customers.csv"));
        assertThatThrownBy(() -> ExternalSource.of(directory).read())
                .hasMessage("customers.csv is missing. Nothing was loaded from it: fetch it again.");
    }

    @Test
    void refusesAFileAndALinkToItAsTheSameRowsTwice() throws IOException {
        SamplePackage shop = SamplePackage.shop(directory);
        Files.delete(directory.resolve("orders-2.csv"));
        Files.createSymbolicLink(directory.resolve("orders-2.csv"), directory.resolve("orders-1.csv"));

        assertThatThrownBy(() -> shop.csv("orders"))
                .hasMessageStartingWith(directory.resolve("datapackage.json")
                        + ", resources[1].path: found \"orders-2.csv\" again; expected each file once");
        assertThatThrownBy(() -> CsvFiles.of(
                        List.of(directory + "/orders-*.csv"),
                        name -> Optional.empty(),
                        DelimitedDialect.STANDARD,
                        StandardCharsets.UTF_8))
                .hasMessage("CSV files: names " + directory.resolve("orders-2.csv") + " and "
                        + directory.resolve("orders-1.csv")
                        + ", which are the same file, and its rows would be loaded twice. Name it once.");
    }

    @Test
    void tellsTheRowTheLineTheColumnAndTheValue() {
        SamplePackage shop = SamplePackage.shop(directory)
                .file(
                        "datapackage.json",
                        SamplePackage.DESCRIPTOR.replace("\"type\": \"date\"", "\"type\": \"boolean\""))
                .file("customers.csv", "id,name,born\n1,\"a\nb\",true\n2,b,maybe\n3,c\n");

        assertThatThrownBy(() -> shop.csv("customers"))
                .hasMessage("customers.csv, row 3 (line 5): found 2 fields; expected 3" + END);

        shop.file("customers.csv", "id,name,born\n1,\"a\nb\",true\n2,b,maybe\n");
        assertThatThrownBy(() -> shop.csv("customers"))
                .hasMessage(
                        "customers.csv, row 2 (line 4), column \"born\": found \"maybe\", which is not a boolean; \"true\","
                                + " \"True\", \"TRUE\", \"1\" or \"false\", \"False\", \"FALSE\", \"0\" expected; expected boolean"
                                + END);

        shop.file("customers.csv", "id,name,born\n1,a,true\n\n");
        assertThatThrownBy(() -> shop.csv("customers"))
                .hasMessage("customers.csv, row 2 (line 3): found an empty line; expected 3 fields" + END);
    }

    @Test
    void refusesAFileThatChangedSinceItWasChecked() {
        SamplePackage shop = SamplePackage.shop(directory);
        ExternalSource source = ExternalSource.of(directory);
        Manifest manifest = source.read();
        shop.file("customers.csv", "id,name,born\n1,Bob,1815-12-10\n2,,\n");

        assertThatThrownBy(() -> SamplePackage.csv(source, manifest, "customers"))
                .hasMessageStartingWith("customers.csv: found the SHA-256 ")
                .hasMessageEndingWith(", as it was in phase CHECK: the file was changed while it was loaded" + END);
    }

    @Test
    void tellsOtherBytesAndOtherReadingsApart() {
        SamplePackage shop = SamplePackage.shop(directory);
        Manifest before = ExternalSource.of(directory).read();
        assertThat(ExternalSource.of(directory).read()).isEqualTo(before);

        shop.file("datapackage.json", SamplePackage.DESCRIPTOR + "\n");
        assertThat(ExternalSource.of(directory).read().descriptionSha256()).isNotEqualTo(before.descriptionSha256());
    }

    private void lastByte() {
        ExternalSource source = ExternalSource.of(directory);
        Manifest manifest = source.read();
        SourceTable table = manifest.tables().get(0);
        byte[] chunk = new byte[1 << 16];
        try (ShardReader reader = source.open(manifest, table, table.shards().get(0), ShardCheck.EVERYTHING)) {
            int count;
            do {
                count = reader.read(chunk, 0, chunk.length);
            } while (count >= 0);
        }
    }

    /** The shop, with more properties of its customers. */
    private SamplePackage with(String properties) {
        return SamplePackage.shop(directory)
                .file(
                        "datapackage.json",
                        SamplePackage.DESCRIPTOR.replace(
                                "\"path\": \"customers.csv\"", "\"path\": \"customers.csv\", " + properties));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] zstd(String text) {
        return Zstd.compress(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
