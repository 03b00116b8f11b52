package io.ballast.introspect.draft;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.Check;
import io.ballast.introspect.sql.Formula;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.TextKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.TypeLimits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds texts that keep checks which only a computation of each text tells: {@code x = initcap(x)}, {@code x NOT LIKE '%@%'}. */
final class CheckedWords {
    private static final int MOST = 200;

    /** Where there are as many texts, none of another form are needed. */
    private static final int ENOUGH = 8;

    /** Texts of a pattern that are looked at. */
    private static final int OF_PATTERN = 100;

    /** Also without vowels, and of all lengths up to a dozen letters. */
    private static final List<String> WORDS = List.of(
            "a",
            "x",
            "ok",
            "no",
            "tv",
            "sky",
            "red",
            "dry",
            "myth",
            "blue",
            "iris",
            "fern",
            "amber",
            "birch",
            "cedar",
            "coral",
            "nymph",
            "garnet",
            "harbor",
            "indigo",
            "linden",
            "rhythm",
            "juniper",
            "saffron",
            "lavender",
            "mountain",
            "porcelain",
            "riverside",
            "strawberry",
            "underground",
            "lighthouses",
            "constellation");

    /** How prose looks that the kind of that name makes. */
    private static final List<String> PROSE =
            List.of("qui", "dolor sit amet", "voluptatem accusantium", "ex quod mollitia fugiat numquam", "hice");

    private CheckedWords() {}

    /** Lets the column have texts that keep all formulas; those that it was to have, where these do. */
    static boolean choose(DraftColumn column, List<Formula> formulas) {
        List<String> own = own(column.found());
        boolean keepsOwn = !own.isEmpty() && own.stream().allMatch(text -> keeps(column, text, formulas));
        if (keepsOwn) {
            return true;
        }
        Set<String> kept = new LinkedHashSet<>();
        List<List<String>> some =
                column.regex != null ? List.of(own) : List.of(own, named(formulas), words(), longer(), codes());
        for (List<String> candidates : some) {
            if (kept.size() < ENOUGH) {
                candidates.stream()
                        .filter(text -> fits(column, text) && keeps(column, text, formulas))
                        .limit(MOST - kept.size())
                        .forEach(kept::add);
            }
        }
        if (!kept.isEmpty()) {
            column.kind = new ChoiceKind(
                    List.copyOf(kept), kept.stream().map(text -> 1.0).toList());
        }
        return !kept.isEmpty();
    }

    /** Some texts that the column was to have; empty where none is known. */
    private static List<String> own(ValueKind kind) {
        if (kind instanceof TextKind) {
            return PROSE;
        }
        return kind instanceof PatternKind pattern ? PatternFit.texts(pattern, OF_PATTERN) : RegexFit.texts(kind);
    }

    private static boolean keeps(DraftColumn column, String text, List<Formula> formulas) {
        // Of a fixed length, texts have blanks at their ends that some functions count and others do not.
        CheckedValue checked = new CheckedValue(text);
        boolean padded = column.type.base() == BaseType.CHAR && text.length() < TypeLimits.length(column.type);
        return !padded
                && formulas.stream().allMatch(formula -> checked.holds(formula).orElse(false));
    }

    /** Whether the text keeps what else is checked. */
    private static boolean fits(DraftColumn column, String text) {
        int length = text.codePointCount(0, text.length());
        Check check = column.check;
        return length <= TypeLimits.length(column.type)
                && !column.excluded.contains(text)
                && hasCase(text, column.upper)
                && (check == null
                        || ((check.oneOf().isEmpty() || check.oneOf().contains(text))
                                && (check.minLength() == null || length >= check.minLength())
                                && (check.maxLength() == null || length <= check.maxLength())));
    }

    private static boolean hasCase(String text, @Nullable Boolean upper) {
        return upper == null || text.equals(upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT));
    }

    /** What the formulas compare with. */
    private static List<String> named(List<Formula> formulas) {
        return formulas.stream()
                .flatMap(Formula::all)
                .filter(Formula.Comparison.class::isInstance)
                .flatMap(Formula::all)
                .filter(Formula.Literal.class::isInstance)
                .map(part -> ((Formula.Literal) part).text())
                .filter(Objects::nonNull)
                .flatMap(CheckedWords::cased)
                .toList();
    }

    private static List<String> words() {
        return WORDS.stream()
                .flatMap(word -> Stream.of(word, CheckedText.capitalized(word)))
                .toList();
    }

    private static List<String> longer() {
        return IntStream.range(0, WORDS.size())
                .mapToObj(i -> WORDS.get(i) + " " + WORDS.get(WORDS.size() - 1 - i))
                .flatMap(CheckedWords::cased)
                .toList();
    }

    private static List<String> codes() {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < WORDS.size(); i++) {
            String word = WORDS.get(i);
            codes.add(Integer.toString(i * i * 37 + i));
            Stream.of(word, word + "1", word + "@example.com", word + "-" + i, "/" + word)
                    .flatMap(CheckedWords::cased)
                    .forEach(codes::add);
        }
        return codes;
    }

    private static Stream<String> cased(String text) {
        return Stream.of(
                text, CheckedText.capitalized(text), text.toUpperCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
    }
}
