package io.ballast.datapackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.bundle.TableSelection;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageResourcesTest {
    private static final String REMEDY = ". The data package is refused: fix its descriptor, or ask its author.";

    @TempDir
    private Path directory;

    @Test
    void passesOverWhatIsNoTable() {
        shopWith("""
                {"name": "map", "path": "https://example.com/map.geojson"},
                {"name": "config", "type": "json", "data": {"a": 1}},
                {"name": "terms", "path": "terms.PDF"},
                {"path": "photo", "format": "jpeg"},""");

        ExternalSource source = ExternalSource.of(directory);

        assertThat(source.read().tables()).extracting(SourceTable::name).containsExactly("customers", "orders");
        assertThat(source.notTables())
                .containsExactly(
                        "resource \"map\" (geojson)",
                        "resource \"config\" (json)",
                        "resource \"terms\" (PDF)",
                        "resource resources[3] (jpeg)");
    }

    /** Rows would be missing without a word. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"path\": \"more.csv\"",
                "\"path\": \"more.csv.gz\"",
                "\"path\": \"more.xlsx\"",
                "\"path\": \"more\"",
                "\"path\": \"more.json\", \"type\": \"table\"",
                "\"path\": \"more.json\", \"profile\": \"tabular-data-resource\"",
                "\"path\": \"more.json\", \"schema\": {\"fields\": []}",
                "\"path\": \"more.parquet\", \"format\": \"parquet\"",
                "\"data\": [[1]]"
            })
    void refusesTablesThatItCannotRead(String properties) {
        shopWith("{\"name\": \"more\", " + properties + "},");

        assertThatThrownBy(() -> ExternalSource.of(directory)).hasMessageContaining("resources[0]");
        assertThat(ExternalSource.of(directory, new TableSelection(List.of(), List.of("more")))
                        .read()
                        .omitted())
                .containsExactly("table \"more\"");
    }

    @Test
    void looksAtNothingThatIsNotWanted() {
        new SamplePackage(directory)
                .file("datapackage.json", SamplePackage.DESCRIPTOR.replace("customers.csv", "http://x/y.csv"))
                .file("orders-1.csv", "id,customer\n1,1\n")
                .file("orders-2.csv", "id,customer\n2,2\n");

        ExternalSource orders = ExternalSource.of(directory, new TableSelection(List.of("orders"), List.of()));
        Manifest manifest = orders.read();

        assertThat(manifest.tables())
                .singleElement()
                .satisfies(table -> assertThat(table.schema().foreignKeys()).isEmpty());
        assertThat(manifest.omitted())
                .containsExactly("table \"customers\"", "foreign key (customer) of \"orders\" to \"customers\"");
    }

    @Test
    void tellsAChoiceFromTheWhole() {
        SamplePackage.shop(directory);
        String all = ExternalSource.of(directory).read().descriptionSha256();
        assertThat(choice("customers").descriptionSha256())
                .isNotEqualTo(all)
                .isNotEqualTo(ExternalSource.of(directory, new TableSelection(List.of("orders"), List.of()))
                        .read()
                        .descriptionSha256());
        assertThat(choice("customers", "orders").descriptionSha256()).isEqualTo(all);
    }

    private Manifest choice(String... tables) {
        return ExternalSource.of(directory, new TableSelection(List.of(tables), List.of()))
                .read();
    }

    @Test
    void refusesNamesThatItDoesNotHaveAndPackagesWithoutTables() {
        SamplePackage.shop(directory);
        assertThatThrownBy(() -> choice("customer"))
                .hasMessageStartingWith(
                        "data package " + directory + " has no table \"customer\"; found: customers, orders");
        new SamplePackage(directory)
                .file("datapackage.json", "{\"resources\": [{\"name\": \"map\", \"path\": \"map.json\"}]}");
        assertThatThrownBy(() -> ExternalSource.of(directory))
                .hasMessage(directory.resolve("datapackage.json")
                        + ", resources: found resource \"map\" (json); expected at least one that is a table" + REMEDY);
    }

    private void shopWith(String resources) {
        SamplePackage.shop(directory)
                .file(
                        "datapackage.json",
                        SamplePackage.DESCRIPTOR.replaceFirst("\"resources\": \\[", "\"resources\": [" + resources));
    }
}
