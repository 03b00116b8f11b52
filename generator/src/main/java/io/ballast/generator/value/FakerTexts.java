package io.ballast.generator.value;

import io.ballast.common.spec.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;

/**
 * Draws texts from Datafaker. They depend on the expression and their number alone, not on the dataset's seed: the same names for
 * everybody, only picked differently.
 */
final class FakerTexts {
    private static final long SEED = 2026;

    private FakerTexts() {}

    static List<String> of(ValueKind.Faker kind) {
        Faker faker = new Faker(Locale.ENGLISH, new Random(SEED));
        String expression = "#{" + kind.expression() + "}";
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < kind.poolSize(); i++) {
            texts.add(faker.expression(expression));
        }
        return texts;
    }
}
