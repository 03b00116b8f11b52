package io.ballast.generator.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.spec.kind.FakerKind;
import io.ballast.spec.kind.TemplateSegment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pools in the jar; after a change of Datafaker's version run main, and raise the algorithm version if a file differs. */
final class ShippedTextsTest {
    @ParameterizedTest
    @CsvSource({
        "name.firstName, 10000",
        "name.lastName, 10000",
        "lorem.word, 1000",
        "address.city, 10000",
        "commerce.productName, 10000",
        "internet.userAgent, 2000"
    })
    void areWhatDatafakerWouldDraw(String expression, int size) {
        FakerKind kind = new FakerKind(expression, size);
        assertThat(ShippedTexts.of(kind)).contains(FakerTexts.draw(kind));
    }

    @ParameterizedTest
    @CsvSource({"name.firstName, 10001, 1000", "name.firstName, 10, 3", "animal.name, 1, 1000"})
    void areNotThereForOtherSizesLengthsOrExpressions(String expression, int size, int maxLength) {
        assertThat(ShippedTexts.of(new FakerKind(expression, size, maxLength))).isEmpty();
    }

    /** What a spec knows beforehand, and a check of a least length rests on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "address.city",
                "address.country",
                "address.state",
                "address.streetAddress",
                "book.title",
                "color.name",
                "commerce.productName",
                "company.name",
                "job.title",
                "lorem.word",
                "name.firstName",
                "name.fullName",
                "name.lastName"
            })
    void haveNoTextShorterThanKindsSay(String expression) {
        FakerKind kind = new FakerKind(expression, 10_000);
        long fewest = FakerTexts.draw(kind).stream()
                .mapToInt(text ->
                        FormedSource.form(text, TemplateSegment.Form.SLUG).length())
                .min()
                .orElseThrow();
        assertThat(kind.length(null).min()).isPositive().isLessThanOrEqualTo(fewest);
    }

    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        for (String pool : List.of("name.firstName", "name.lastName", "address.city", "commerce.productName")) {
            write(directory, new FakerKind(pool, 10_000));
        }
        write(directory, new FakerKind("lorem.word", 1000));
        write(directory, new FakerKind("internet.userAgent", 2000));
    }

    private static void write(Path directory, FakerKind kind) throws IOException {
        Files.writeString(
                directory.resolve(kind.expression() + ".txt"), String.join("\n", FakerTexts.draw(kind)) + "\n");
    }
}
