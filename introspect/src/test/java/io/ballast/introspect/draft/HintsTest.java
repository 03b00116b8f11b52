package io.ballast.introspect.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.common.progress.Progress;
import io.ballast.common.spec.DatasetSpec;
import io.ballast.common.spec.reader.SpecReader;
import io.ballast.generator.BundleGenerator;
import io.ballast.generator.GenerationOptions;
import java.nio.file.Path;
import java.util.List;
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
        assertThat(Hints.expression(column, 1_000)).hasValue(expression);
    }

    @ParameterizedTest
    @CsvSource({"title, 1000", "status, 1000", "email, 10", "city, 5", "capacity, 1000"})
    void leavesTheOthersAlone(String column, int room) {
        assertThat(Hints.expression(column, room)).isEmpty();
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
}
