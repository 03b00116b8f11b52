package io.ballast.datapackage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.bundle.ShardInput;
import io.ballast.common.report.Progress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalSourceTest {
    @TempDir
    private Path directory;

    /** RFC 8493: any bag may list its tag files. */
    @Test
    void takesABagOfOthersForAPackageOfOthers() {
        SamplePackage bag = SamplePackage.shop(directory)
                .file("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
                .file("manifest-sha256.txt", "0".repeat(64) + "  data/x\n")
                .file(
                        "tagmanifest-sha256.txt",
                        "1".repeat(64) + "  bagit.txt\n" + "2".repeat(64) + " *manifest-sha256.txt\n" + "3".repeat(64)
                                + "  datapackage.json\n");

        assertThat(DataPackage.isExternal(ShardInput.of(directory))).isTrue();
        assertThat(bag.csv("orders")).isEqualTo("1,1\n2,2\n");
    }

    @Test
    void tellsHowFarItIsWhileItReadsMuch() {
        byte[] line = "1,Ada,1815-12-10\n".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        csv.writeBytes("id,name,born\n".getBytes(StandardCharsets.UTF_8));
        while (csv.size() < FilesCheck.WORTH_TELLING_BYTES) {
            csv.writeBytes(line);
        }
        SamplePackage.shop(directory).file("customers.csv", csv.toByteArray());
        long sizeBytes = (long) csv.size() + "id,customer\n1,1\nid,customer\n2,2\n".length();

        Told told = new Told();
        ExternalSource.of(directory).read(told);

        assertThat(told.lines).containsExactly("CHECK " + sizeBytes + " BYTES", "done");
        assertThat(told.bytes).hasValue(sizeBytes);
    }

    @Test
    void makesNoLineOfAMoment() {
        SamplePackage.shop(directory);

        Told told = new Told();
        ExternalSource.of(directory).read(told);

        assertThat(told.lines).isEmpty();
    }

    /** Writes down what it is told. */
    private static final class Told implements Progress, Progress.PhaseProgress {
        private final List<String> lines = new ArrayList<>();
        private final AtomicLong bytes = new AtomicLong();

        @Override
        public PhaseProgress start(String phase, long total, Unit unit) {
            note(phase + " " + total + " " + unit);
            return this;
        }

        @Override
        public void note(String line) {
            lines.add(line);
        }

        @Override
        public void advance(long amount) {
            bytes.addAndGet(amount);
        }

        @Override
        public void close() {
            note("done");
        }
    }
}
