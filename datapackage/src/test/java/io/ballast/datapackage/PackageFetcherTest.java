package io.ballast.datapackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.ShardSink;
import io.ballast.common.report.Progress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFetcherTest {
    @TempDir
    private Path directory;

    @TempDir
    private Path to;

    @Test
    void copiesWhatTheDescriptorRefersTo() {
        SamplePackage.shop(directory);
        fetch();
        for (String file : new String[] {"datapackage.json", "customers.csv", "orders-1.csv", "orders-2.csv"}) {
            assertThat(to.resolve(file)).hasSameBinaryContentAs(directory.resolve(file));
        }
    }

    @Test
    void refusesADescriptorThatIsAFileOfRowsAsWell() {
        new SamplePackage(directory).file("datapackage.json", """
                {"resources": [{"name": "t", "path": "datapackage.json", "format": "csv",
                 "schema": {"fields": [{"name": "a", "type": "string"}]}}]}""");
        assertThatThrownBy(this::fetch)
                .hasMessageStartingWith("datapackage.json: found a part of the description as a table's file");
        assertThat(to).isEmptyDirectory();
    }

    @Test
    void refusesAPlaceThatHoldsSomethingElse() {
        SamplePackage.shop(directory);
        new SamplePackage(to).file("mine.txt", "");
        assertThatThrownBy(this::fetch).hasMessageContaining(to + " is not empty: it holds mine.txt.");
    }

    private void fetch() {
        PackageFetcher.fetch(PackagePlace.of(directory), ShardSink.of(to), 2, Progress.silent());
    }
}
