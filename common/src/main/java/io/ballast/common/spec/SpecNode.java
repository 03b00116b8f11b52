package io.ballast.common.spec;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of a spec together with its path, read in the form that is expected of it. What does not fit is refused with file,
 * line, path, what was expected and what was found.
 */
final class SpecNode {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:_\\d+)*(?:\\.\\d+)?(?:[eE][-+]?\\d{1,3})?");

    private final YamlValue value;
    private final String path;

    private SpecNode(YamlValue value, String path) {
        this.value = value;
        this.path = path;
    }

    static SpecNode root(YamlValue value) {
        return new SpecNode(value, SpecPath.ROOT);
    }

    // ---- mappings

    /** Refuses every key that is not one of these. */
    SpecNode allow(String... keys) {
        for (Map.Entry<String, YamlValue> member : mapping().entrySet()) {
            if (!List.of(keys).contains(member.getKey())) {
                throw unknown("key", member.getKey(), member.getValue().where(), List.of(keys));
            }
        }
        return this;
    }

    boolean has(String key) {
        return mapping().containsKey(key);
    }

    @Nullable
    SpecNode find(String key) {
        YamlValue member = mapping().get(key);
        return member == null ? null : new SpecNode(member, SpecPath.member(path, key));
    }

    SpecNode require(String key) {
        SpecNode member = find(key);
        if (member == null) {
            throw refused("key \"" + key + "\" is missing");
        }
        return member;
    }

    List<String> keys() {
        return List.copyOf(mapping().keySet());
    }

    /** The only key of a mapping that chooses one thing among several, such as the kind of a value. */
    String onlyKey(String what, Collection<String> allowed) {
        if (mapping().size() != 1) {
            throw refused("expected exactly one key, the " + what + ", found "
                    + (mapping().isEmpty()
                            ? "none"
                            : String.join(", ", mapping().keySet())) + "; allowed: "
                    + String.join(", ", allowed));
        }
        Map.Entry<String, YamlValue> only = mapping().entrySet().iterator().next();
        if (!allowed.contains(only.getKey())) {
            throw unknown(what, only.getKey(), only.getValue().where(), allowed);
        }
        return only.getKey();
    }

    private Map<String, YamlValue> mapping() {
        if (value instanceof YamlValue.Mapping mapping) {
            return mapping.members();
        }
        throw expected("a mapping");
    }

    boolean isMapping() {
        return value instanceof YamlValue.Mapping;
    }

    // ---- lists

    boolean isList() {
        return value instanceof YamlValue.Sequence;
    }

    /** The items of a list that is not empty. */
    List<SpecNode> items() {
        if (!(value instanceof YamlValue.Sequence sequence)) {
            throw expected("a list");
        }
        if (sequence.items().isEmpty()) {
            throw refused("expected at least one item, found an empty list");
        }
        List<SpecNode> nodes = new ArrayList<>();
        for (YamlValue item : sequence.items()) {
            nodes.add(new SpecNode(item, SpecPath.item(path, nodes.size())));
        }
        return nodes;
    }

    List<String> texts() {
        return items().stream().map(SpecNode::text).toList();
    }

    // ---- scalars

    /** The scalar as it is written, whatever YAML takes it for; null and nothing are refused. */
    String text() {
        if (value instanceof YamlValue.Scalar scalar && scalar.form() != YamlValue.Form.NULL) {
            if (scalar.text().indexOf('\0') >= 0) {
                throw refused("found a text with the character NUL, which PostgreSQL cannot hold");
            }
            return scalar.text();
        }
        throw expected("a text");
    }

    boolean isScalar() {
        return value instanceof YamlValue.Scalar;
    }

    long wholeNumber(long min, long max) {
        OptionalLong number =
                value instanceof YamlValue.Scalar scalar ? WholeNumber.parse(scalar.text()) : OptionalLong.empty();
        if (number.isEmpty() || number.getAsLong() < min || number.getAsLong() > max) {
            throw expected("a whole number from " + min + " to " + max);
        }
        return number.getAsLong();
    }

    int wholeNumber(int min, int max) {
        return Math.toIntExact(wholeNumber((long) min, (long) max));
    }

    boolean isNumber() {
        return value instanceof YamlValue.Scalar scalar
                && (NUMBER.matcher(scalar.text()).matches()
                        || WholeNumber.parse(scalar.text()).isPresent());
    }

    BigDecimal decimal() {
        if (value instanceof YamlValue.Scalar scalar) {
            OptionalLong whole = WholeNumber.parse(scalar.text());
            if (whole.isPresent()) {
                return BigDecimal.valueOf(whole.getAsLong());
            }
            if (NUMBER.matcher(scalar.text()).matches()) {
                return new BigDecimal(scalar.text().replace("_", ""));
            }
        }
        throw expected("a number");
    }

    /** A finite number. */
    double number() {
        double number = decimal().doubleValue();
        if (!Double.isFinite(number)) {
            throw expected("a number that a double can hold");
        }
        return number;
    }

    double number(double min, double max) {
        double number = number();
        if (number < min || number > max) {
            throw expected("a number from " + NumberText.of(min) + " to " + NumberText.of(max));
        }
        return number;
    }

    double positiveNumber() {
        double number = number();
        if (number <= 0) {
            throw expected("a number greater than 0");
        }
        return number;
    }

    boolean bool() {
        if (value instanceof YamlValue.Scalar scalar && scalar.form() == YamlValue.Form.BOOLEAN) {
            return scalar.text().equals("true");
        }
        throw expected("true or false");
    }

    /** One of a few words. */
    <T> T oneOf(String what, Map<String, T> words) {
        T chosen = words.get(text());
        if (chosen == null) {
            throw unknown(what, text(), where(), words.keySet());
        }
        return chosen;
    }

    // ---- refusals

    String where() {
        return value.where();
    }

    String path() {
        return path;
    }

    BallastException refused(String what) {
        return refused(where(), what, null);
    }

    /** Refuses what another part of the reader could not take, in its words. */
    BallastException refused(IllegalArgumentException cause) {
        return refused(where(), String.valueOf(cause.getMessage()), cause);
    }

    /** Refuses what is not what another part of the reader says it expects. */
    BallastException expected(IllegalArgumentException cause) {
        return refused(where(), "expected " + cause.getMessage() + ", found " + found(), cause);
    }

    BallastException refused(String what, Throwable cause) {
        return refused(where(), what, cause);
    }

    BallastException expected(String what) {
        return refused("expected " + what + ", found " + found());
    }

    /** A word that is not one of those allowed, with the nearest one. */
    BallastException unknown(String what, String word, Collection<String> allowed) {
        return unknown(what, word, where(), allowed);
    }

    private BallastException unknown(String what, String word, String place, Collection<String> allowed) {
        return refused(
                place,
                "unknown " + what + " " + SpecPath.quoted(word) + "; allowed: " + String.join(", ", allowed)
                        + Nearest.hint(word, allowed),
                null);
    }

    private BallastException refused(String place, String what, @Nullable Throwable cause) {
        return new BallastException(ErrorCategory.INPUT_REFUSED, place + ": " + SpecPath.message(path, what), cause);
    }

    /** The value in words. */
    String found() {
        if (value instanceof YamlValue.Mapping) {
            return "a mapping";
        }
        if (value instanceof YamlValue.Sequence) {
            return "a list";
        }
        YamlValue.Scalar scalar = (YamlValue.Scalar) value;
        return switch (scalar.form()) {
            case NULL -> "nothing";
            case NUMBER, BOOLEAN -> scalar.text();
            case TEXT -> SpecPath.quoted(scalar.text());
        };
    }
}
