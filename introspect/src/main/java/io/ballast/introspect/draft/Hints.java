package io.ballast.introspect.draft;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What the name of a text column says of its values. */
final class Hints {
    /**
     * A hint.
     *
     * @param expression Datafaker's
     * @param room characters that a column needs to hold most of its values
     * @param different how many different texts a pool of {@value #MAX_POOL} has
     */
    record Hint(Pattern name, String expression, int room, int different) {}

    /** The largest pool that is requested. */
    static final int MAX_POOL = 10_000;

    private static final List<Hint> HINTS = List.of(
            hint("(first|given|fore)_?name|fname", "name.firstName", 20, 3_905),
            hint("(last|family|sur|second)_?name|lname", "name.lastName", 20, 473),
            hint(
                    "(full|contact|customer|display|person|employee|author|supplier)_?name|author",
                    "name.fullName",
                    40,
                    9_985),
            hint("e_?mail(_?address)?", "internet.emailAddress", 50, 9_987),
            hint("(user|login|nick)_?(name)?", "internet.username", 30, 9_973),
            hint("(ship_?|billing_?)?(city|town)", "address.city", 30, 9_479),
            hint("(ship_?|billing_?)?country(_?name)?", "address.country", 50, 242),
            hint("country_?code", "address.countryCode", 2, 249),
            hint("(ship_?|billing_?)?(state|province|region|district)", "address.state", 25, 50),
            hint("(ship_?|billing_?)?(zip|post(al)?)_?(code)?", "address.zipCode", 10, 9_510),
            hint(
                    "(ship_?|billing_?)?(street|address)(_?(line)?_?1)?|street_?address",
                    "address.streetAddress",
                    40,
                    MAX_POOL),
            hint("(company|organi[sz]ation)(_?name)?", "company.name", 50, 8_146),
            hint("job_?title", "job.title", 50, 4_425),
            hint("product_?name", "commerce.productName", 50, 4_766),
            hint("colou?r", "color.name", 20, 31),
            hint("user_?agent", "internet.userAgent", 250, 70));

    private static final Pattern PHONE =
            Pattern.compile("(home_?|work_?)?(phone|mobile|fax|tel|telephone)(_?(no|number))?");

    private Hints() {}

    static List<Hint> all() {
        return HINTS;
    }

    /** How many different texts a pool of the expression can have at most. */
    static OptionalInt different(String expression) {
        return HINTS.stream()
                .filter(hint -> hint.expression().equals(expression))
                .mapToInt(Hint::different)
                .findFirst();
    }

    /** Whether a column with such a name holds telephone numbers. */
    static boolean isPhone(String column) {
        return PHONE.matcher(plain(column)).matches();
    }

    /** The hint for a column with such a name and room for the given number of characters. */
    static Optional<Hint> of(String column, long room) {
        String name = plain(column);
        return HINTS.stream()
                .filter(hint -> hint.room() <= room && hint.name().matcher(name).matches())
                .findFirst();
    }

    /** {@code FirstName} as {@code first_name}. */
    private static String plain(String column) {
        return column.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static Hint hint(String name, String expression, int room, int different) {
        return new Hint(Pattern.compile(name), expression, room, different);
    }
}
