package io.ballast.generator.value;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.spec.kind.FakerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;

/**
 * Draws texts from Datafaker. They depend on the expression, their number and their length alone, not on the dataset's seed: the
 * same names for everybody, only picked differently.
 */
final class FakerTexts {
    private static final long SEED = 2026;
    /** A maxLength that this number of draws in a row exceeds is refused. */
    private static final int MAX_DRAWS = 1000;

    private FakerTexts() {}

    static List<String> draw(FakerKind kind) {
        Faker faker = new Faker(Locale.ENGLISH, new Random(SEED));
        String expression = expression(kind.expression());
        List<String> texts = new ArrayList<>(kind.poolSize());
        while (texts.size() < kind.poolSize()) {
            texts.add(shortEnough(faker, expression, kind));
        }
        return texts;
    }

    private static String shortEnough(Faker faker, String expression, FakerKind kind) {
        for (int i = 0; i < MAX_DRAWS; i++) {
            String text = evaluate(faker, expression, kind);
            if (text.codePointCount(0, text.length()) <= kind.maxLength() && text.indexOf('\0') < 0) {
                return text;
            }
        }
        throw new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "faker \"" + kind.expression() + "\": " + MAX_DRAWS + " draws gave no text of " + kind.maxLength()
                        + " characters or fewer. Choose a longer maxLength, or a longer type.");
    }

    private static String evaluate(Faker faker, String expression, FakerKind kind) {
        try {
            return faker.expression(expression);
        } catch (RuntimeException e) { // Datafaker throws many kinds for an expression it does not know
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    "faker \"" + kind.expression() + "\": Datafaker cannot evaluate it: " + reason(e)
                            + ". Look the expression up among Datafaker's providers; name.firstName is one.",
                    e);
        }
    }

    /** Datafaker's message without the state of its insides, which it may end with. */
    private static String reason(RuntimeException e) {
        return String.valueOf(e.getMessage()).replaceFirst("(?s) for FakerContext.*|\\.+$", "");
    }

    /** Datafaker takes a name with a capital for a method, and one without for a key of its own files. */
    private static String expression(String name) {
        if (name.contains("#{")) {
            return name;
        }
        return "#{" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "}";
    }
}
