package io.ballast.datapackage.type;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words for true and false. */
final class BooleanReader implements Conversion {
    private static final List<String> TRUE = List.of("true", "True", "TRUE", "1");
    private static final List<String> FALSE = List.of("false", "False", "FALSE", "0");

    private final Map<String, String> words = new HashMap<>();
    private final String expected;

    private BooleanReader(List<String> trueValues, List<String> falseValues) {
        trueValues.forEach(word -> words.put(word, "t"));
        falseValues.forEach(word -> words.put(word, "f"));
        this.expected =
                "\"" + String.join("\", \"", trueValues) + "\" or \"" + String.join("\", \"", falseValues) + "\"";
    }

    static BooleanReader of(BooleanWords given) throws UnknownFormat {
        List<String> trueValues = words("trueValues", given.trueValues(), TRUE);
        List<String> falseValues = words("falseValues", given.falseValues(), FALSE);
        if (trueValues.stream().anyMatch(falseValues::contains)) {
            throw new UnknownFormat("falseValues", "none of trueValues again");
        }
        return new BooleanReader(trueValues, falseValues);
    }

    @Override
    public String convert(String value) throws UnreadableValue {
        String word = words.get(value);
        if (word == null) {
            throw new UnreadableValue("not a boolean; " + expected + " expected");
        }
        return word;
    }

    private static List<String> words(String property, @Nullable List<String> given, List<String> usual)
            throws UnknownFormat {
        if (given != null && given.isEmpty()) {
            throw new UnknownFormat(property, "at least one");
        }
        return given == null ? usual : given;
    }
}
