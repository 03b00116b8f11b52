package io.ballast.introspect.draft;

import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.FakerKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether texts of a kind match a regular expression, by a few of them. */
final class RegexFit {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?<part>\\w+)(?:\\|(?<form>\\w+))?\\}");

    /** Of an expression: longer ones take more of the stack than there is. */
    private static final int MAX_LENGTH = 300;

    private RegexFit() {}

    /** @param regex null for none, which nothing is known to keep */
    static boolean keeps(ValueKind kind, @Nullable String regex) {
        if (regex == null) {
            return false;
        }
        List<String> texts = texts(kind);
        try {
            Pattern pattern = Pattern.compile(regex.length() > MAX_LENGTH ? "" : regex);
            return !texts.isEmpty()
                    && regex.length() <= MAX_LENGTH
                    && texts.stream().allMatch(text -> pattern.matcher(new ShortLook(text))
                            .find());
        } catch (PatternSyntaxException | ShortLook.TooLong e) {
            return false; // PostgreSQL understands it otherwise, or it takes too long
        }
    }

    /** Whether the text matches the expression, as far as PostgreSQL and Java agree on it; empty where that cannot be said. */
    static Optional<Boolean> matches(String regex, String text) {
        try {
            return regex.length() > MAX_LENGTH
                    ? Optional.empty()
                    : Optional.of(
                            Pattern.compile(regex).matcher(new ShortLook(text)).find());
        } catch (PatternSyntaxException | ShortLook.TooLong e) {
            return Optional.empty();
        }
    }

    /** Some texts of the kind, as different as they can be; empty where none is known. */
    static List<String> texts(ValueKind kind) {
        if (kind instanceof ChoiceKind choice) {
            return choice.values();
        }
        if (kind instanceof ConstantKind constant) {
            return List.of(constant.value());
        }
        if (kind instanceof PatternKind pattern) {
            return List.of(text(pattern, allowed -> allowed[0]), text(pattern, allowed -> allowed[allowed.length - 1]));
        }
        if (kind instanceof SequenceKind.Numbers) {
            return List.of("1", "1234567");
        }
        if (kind instanceof UuidKind) {
            return List.of("6f1c0b7e-95d2-4f6a-8e3b-0c1d2e3f4a5b");
        }
        if (kind instanceof FakerKind) {
            return List.of("Anna", "O'Neil de la Cruz");
        }
        return kind instanceof TemplateKind template ? filled(template).stream().toList() : List.of();
    }

    private static String text(PatternKind pattern, ToIntFunction<int[]> chosen) {
        return pattern.positions().stream()
                .map(allowed -> Character.toString(chosen.applyAsInt(allowed)))
                .collect(Collectors.joining());
    }

    private static Optional<String> filled(TemplateKind template) {
        StringBuilder text = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(template.template());
        while (placeholder.find()) {
            ValueKind part = template.parts().get(placeholder.group("part"));
            List<String> texts = part == null ? List.of() : texts(part);
            if (texts.isEmpty()) {
                return Optional.empty();
            }
            placeholder.appendReplacement(
                    text, Matcher.quoteReplacement(formed(texts.get(texts.size() - 1), placeholder.group("form"))));
        }
        placeholder.appendTail(text);
        return Optional.of(text.toString());
    }

    private static String formed(String text, @Nullable String form) {
        if (form == null) {
            return text;
        }
        return switch (form) {
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "upper" -> text.toUpperCase(Locale.ROOT);
            default -> text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        };
    }

    /** A text that may be looked at some thousand times: expressions can be written that look for ever. */
    private static final class ShortLook implements CharSequence {
        private static final int MOST = 100_000;

        private final String text;
        private int looks;

        ShortLook(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }

        private static final class TooLong extends RuntimeException {
            private static final long serialVersionUID = 1;

            TooLong() {
                super("", null, false, false);
            }
        }
    }
}
