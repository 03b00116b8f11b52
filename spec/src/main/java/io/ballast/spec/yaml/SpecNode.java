package io.ballast.spec.yaml;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.Contrast;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Finding;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Nearest;
import io.ballast.common.error.Subject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value of a spec together with its path, read in the form that is expected of it. What does not fit is refused with file,
 * line, path, what was expected and what was found.
 */
public final class SpecNode {
    private final YamlValue value;
    private final SpecPath path;
    /** Of the whole document. */
    private final Mistakes mistakes;

    private SpecNode(YamlValue value, SpecPath path, Mistakes mistakes) {
        this.value = value;
        this.path = path;
        this.mistakes = mistakes;
    }

    public static SpecNode root(YamlValue value) {
        return new SpecNode(value, SpecPath.ROOT, new Mistakes());
    }

    // ---- mistakes

    /** What a part of it is, or null where that is refused: noted until {@link #refuseMistakes} throws it. */
    @Nullable
    public <T> T part(Supplier<T> reading) {
        return mistakes.part(reading);
    }

    /** Checks a part of it; what is refused is noted until {@link #refuseMistakes} throws it. Whether nothing was. */
    public boolean check(Runnable checking) {
        int before = mistakes.size();
        mistakes.part(() -> {
            checking.run();
            return null;
        });
        return mistakes.size() == before;
    }

    /** Those of the parts that are not refused; what is wrong with the others is noted. */
    public <T, R> List<R> parts(Collection<T> parts, Function<T, R> reading) {
        List<R> read = new ArrayList<>();
        for (T one : parts) {
            R part = part(() -> reading.apply(one));
            if (part != null) {
                read.add(part);
            }
        }
        return read;
    }

    /** How much is noted so far, anywhere in the document. */
    public int mistakes() {
        return mistakes.size();
    }

    /** Throws what is noted so far, anywhere in the document, in one refusal. */
    public void refuseMistakes() {
        mistakes.refuse();
    }

    // ---- mappings

    /** Refuses every key that is not one of these. */
    public SpecNode allow(String... keys) {
        for (Map.Entry<String, YamlValue> member : mapping().entrySet()) {
            if (!List.of(keys).contains(member.getKey())) {
                throw unknown("key", member.getKey(), member.getValue().where(), List.of(keys));
            }
        }
        return this;
    }

    public boolean has(String key) {
        return mapping().containsKey(key);
    }

    @Nullable
    public SpecNode find(String key) {
        YamlValue member = mapping().get(key);
        return member == null ? null : new SpecNode(member, path.member(key), mistakes);
    }

    public SpecNode require(String key) {
        SpecNode member = find(key);
        if (member == null) {
            throw refused("key \"" + key + "\" is missing");
        }
        return member;
    }

    public List<String> keys() {
        return List.copyOf(mapping().keySet());
    }

    /** The only key of a mapping that chooses one thing among several, such as the kind of a value. */
    public String onlyKey(String what, Collection<String> allowed) {
        if (mapping().isEmpty()) {
            throw refused("expected a " + what + ", found none; allowed: " + String.join(", ", allowed));
        }
        mapping().forEach((key, member) -> {
            if (!allowed.contains(key)) {
                throw unknown(what, key, member.where(), allowed);
            }
        });
        if (mapping().size() > 1) {
            throw refused(String.join(" and ", mapping().keySet()) + " contradict each other: choose one " + what);
        }
        return mapping().keySet().iterator().next();
    }

    private Map<String, YamlValue> mapping() {
        if (value instanceof YamlValue.Mapping mapping) {
            return mapping.members();
        }
        throw expected("a mapping");
    }

    public boolean isMapping() {
        return value instanceof YamlValue.Mapping;
    }

    // ---- lists

    public boolean isList() {
        return value instanceof YamlValue.Sequence;
    }

    /** The items of a list that is not empty. */
    public List<SpecNode> items() {
        if (!(value instanceof YamlValue.Sequence sequence)) {
            throw expected("a list");
        }
        if (sequence.items().isEmpty()) {
            throw refused("expected at least one item, found an empty list");
        }
        List<SpecNode> nodes = new ArrayList<>();
        for (YamlValue item : sequence.items()) {
            nodes.add(new SpecNode(item, path.item(nodes.size()), mistakes));
        }
        return nodes;
    }

    public List<String> texts() {
        return items().stream().map(SpecNode::text).toList();
    }

    // ---- scalars

    /** The scalar as it is written, whatever YAML takes it for; null and nothing are refused. */
    public String text() {
        if (value instanceof YamlValue.Scalar scalar && scalar.form() != YamlValue.Form.NULL) {
            if (scalar.text().indexOf('\0') >= 0) {
                throw refused("found a text with the character NUL, which PostgreSQL cannot hold");
            }
            return scalar.text();
        }
        throw expected("a text");
    }

    /** Whether it is this text. */
    public boolean isText(String text) {
        return value instanceof YamlValue.Scalar scalar && scalar.text().equals(text);
    }

    /** Whether nothing is written, or {@code null}. */
    public boolean isNull() {
        return value instanceof YamlValue.Scalar scalar && scalar.form() == YamlValue.Form.NULL;
    }

    public boolean isScalar() {
        return value instanceof YamlValue.Scalar;
    }

    public long wholeNumber(long min, long max) {
        OptionalLong number =
                value instanceof YamlValue.Scalar scalar ? WholeNumber.parse(scalar.text()) : OptionalLong.empty();
        if (number.isEmpty() || number.getAsLong() < min || number.getAsLong() > max) {
            throw expected("a whole number from " + min + " to " + max);
        }
        return number.getAsLong();
    }

    public int wholeNumber(int min, int max) {
        return Math.toIntExact(wholeNumber((long) min, (long) max));
    }

    public boolean isNumber() {
        return value instanceof YamlValue.Scalar scalar
                && DecimalNumber.parse(scalar.text()).isPresent();
    }

    public BigDecimal decimal() {
        Optional<BigDecimal> number =
                value instanceof YamlValue.Scalar scalar ? DecimalNumber.parse(scalar.text()) : Optional.empty();
        return number.orElseThrow(() -> expected("a number"));
    }

    /** A finite number. */
    public double number() {
        double number = decimal().doubleValue();
        if (!Double.isFinite(number)) {
            throw expected("a number that a double can hold");
        }
        return number;
    }

    public double number(double min, double max) {
        double number = number();
        if (number < min || number > max) {
            throw expected("a number from " + NumberText.of(min) + " to " + NumberText.of(max));
        }
        return number;
    }

    public double positiveNumber() {
        double number = number();
        if (number <= 0) {
            throw expected("a number greater than 0");
        }
        return number;
    }

    public boolean bool() {
        if (value instanceof YamlValue.Scalar scalar && scalar.form() == YamlValue.Form.BOOLEAN) {
            return scalar.text().equals("true");
        }
        throw expected("true or false");
    }

    /** One of a few words. */
    public <T> T oneOf(String what, Map<String, T> words) {
        T chosen = words.get(text());
        if (chosen == null) {
            throw unknown(what, text(), where(), words.keySet());
        }
        return chosen;
    }

    // ---- refusals

    /** The file and the line. */
    public String where() {
        return value.where();
    }

    public BallastException refused(String what) {
        return refused(where(), what, null);
    }

    /** Refuses what another part of the reader could not take, in its words. */
    public BallastException refused(IllegalArgumentException cause) {
        return refused(where(), String.valueOf(cause.getMessage()), cause);
    }

    /** Refuses what is not what another part of the reader says it expects. */
    public BallastException expected(IllegalArgumentException cause) {
        return expected(String.valueOf(cause.getMessage()), cause);
    }

    public BallastException refused(String what, Throwable cause) {
        return refused(where(), what, cause);
    }

    public BallastException expected(String what) {
        return expected(what, null);
    }

    private BallastException expected(String what, @Nullable Throwable cause) {
        return refused(where(), "expected " + what + ", found " + found(), new Contrast(what, found()), cause);
    }

    /** A word that is not one of those allowed, with the nearest one. */
    public BallastException unknown(String what, String word, Collection<String> allowed) {
        return unknown(what, word, where(), allowed);
    }

    private BallastException unknown(String what, String word, String place, Collection<String> allowed) {
        return refused(
                place,
                "unknown " + what + " " + SpecPath.quoted(word) + "; allowed: " + String.join(", ", allowed)
                        + Nearest.hint(word, allowed),
                new Contrast("one of " + String.join(", ", allowed), word),
                null);
    }

    private BallastException refused(String place, String what, @Nullable Throwable cause) {
        return refused(place, what, null, cause);
    }

    private BallastException refused(
            String place, String what, @Nullable Contrast contrast, @Nullable Throwable cause) {
        Finding finding = new Finding(new Subject.Value(place, path.keys(), path.text()), what, Hint.NONE, contrast);
        return new BallastException(ErrorCategory.INPUT_REFUSED, List.of(finding), cause);
    }

    /** The value in words. */
    public String found() {
        return value.inWords();
    }
}
