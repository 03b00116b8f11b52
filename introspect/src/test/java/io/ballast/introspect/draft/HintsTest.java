package io.ballast.introspect.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.github.luben.zstd.ZstdInputStream;
import io.ballast.common.report.Progress;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import io.ballast.spec.DatasetSpec;
import io.ballast.spec.reader.SpecReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintsTest {
    @ParameterizedTest
    @CsvSource({
        "first_name, name.firstName",
        "FirstName, name.firstName",
        "lname, name.lastName",
        "contact_name, name.fullName",
        "Email, internet.emailAddress",
        "email_address, internet.emailAddress",
        "username, internet.username",
        "ship_city, address.city",
        "country_code, address.countryCode",
        "BillingCountry, address.country",
        "district, address.state",
        "PostalCode, address.zipCode",
        "address, address.streetAddress",
        "company, company.name",
        "JobTitle, job.title",
        "product_name, commerce.productName",
        "colour, color.name",
        "user_agent, internet.userAgent"
    })
    void knowsWhatColumnsAreCalled(String column, String expression) {
        assertThat(Hints.of(column, 1_000).map(Hints.Hint::expression)).hasValue(expression);
    }

    @ParameterizedTest
    @CsvSource({"title, 1000", "status, 1000", "email, 10", "city, 5", "capacity, 1000"})
    void leavesTheOthersAlone(String column, int room) {
        assertThat(Hints.of(column, room)).isEmpty();
    }

    @Test
    void datafakerKnowsEachOfThemWithinItsRoom(@TempDir Path directory) {
        StringBuilder yaml =
                new StringBuilder("ballast: 1\ndataset: hints\ntables:\n  t:\n    rows: 50\n    columns:\n");
        List<Hints.Hint> hints = Hints.all();
        for (int i = 0; i < hints.size(); i++) {
            yaml.append("      c")
                    .append(i)
                    .append(": { type: varchar(")
                    .append(hints.get(i).room());
            yaml.append("), value: { faker: { expression: ")
                    .append(hints.get(i).expression())
                    .append(", pool: 50 } } }\n");
        }
        DatasetSpec spec = SpecReader.read(yaml.toString(), "hints");
        new BundleGenerator(spec, yaml.toString(), GenerationOptions.into(directory.resolve("b")), Progress.silent())
                .run();
        assertThat(directory.resolve("b/datapackage.json")).exists();
    }

    /** Drafts size pools by it, and say where a pool has fewer texts than the column had. */
    @Test
    void knowsHowManyDifferentTextsThereAre(@TempDir Path directory) throws IOException {
        StringBuilder yaml = new StringBuilder("ballast: 1\ndataset: hints\ntables:\n");
        List<Hints.Hint> hints = Hints.all();
        for (int i = 0; i < hints.size(); i++) {
            yaml.append("  t")
                    .append(i)
                    .append(": { rows: 20000, columns: { c: { type: text, value: { faker: { expression: ");
            yaml.append(hints.get(i).expression()).append(", pool: 10000 } } } } }\n");
        }
        DatasetSpec spec = SpecReader.read(yaml.toString(), "hints");
        Path bundle = directory.resolve("b");
        new BundleGenerator(spec, yaml.toString(), GenerationOptions.into(bundle), Progress.silent()).run();
        for (int i = 0; i < hints.size(); i++) {
            double texts = hints.get(i).different();
            assertThat((double) different(bundle, "t" + i))
                    .as(hints.get(i).expression())
                    .isCloseTo(texts * (1 - Math.exp(-20_000 / texts)), withinPercentage(10));
        }
    }

    private static long different(Path bundle, String table) throws IOException {
        Set<String> lines = new HashSet<>();
        try (Stream<Path> files = Files.walk(bundle.resolve("data").resolve(table))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (InputStream in = new ZstdInputStream(Files.newInputStream(file))) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .forEach(lines::add);
                }
            }
        }
        return lines.size();
    }
}
