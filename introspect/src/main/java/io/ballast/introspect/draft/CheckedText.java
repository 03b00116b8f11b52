package io.ballast.introspect.draft;

import io.ballast.introspect.sql.Formula;
import io.ballast.introspect.sql.LikePattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Computes what functions of texts come to for one text of a column, as the server does; and nothing else. */
final class CheckedText {
    private final String value;

    CheckedText(String value) {
        this.value = value;
    }

    /** The text that the formula comes to; empty where that is not known. */
    Optional<String> of(Formula formula) {
        if (formula instanceof Formula.Named) {
            return Optional.of(value);
        }
        if (formula instanceof Formula.Literal literal) {
            return Optional.ofNullable(literal.text());
        }
        if (formula instanceof Formula.AsText text) {
            return of(text.part());
        }
        return formula instanceof Formula.Opaque call ? called(call) : Optional.empty();
    }

    private Optional<String> called(Formula.Opaque call) {
        List<Formula> parts = call.parts();
        return switch (call.name()) {
            case "lower" -> changed(parts, text -> text.toLowerCase(Locale.ROOT));
            case "upper" -> changed(parts, text -> text.toUpperCase(Locale.ROOT));
            case "initcap" -> changed(parts, CheckedText::capitalized);
            case "reverse" ->
                changed(parts, text -> new StringBuilder(text).reverse().toString());
            case "btrim", "trim" -> changed(parts, text -> withoutEnd(withoutStart(text)));
            case "ltrim" -> changed(parts, CheckedText::withoutStart);
            case "rtrim" -> changed(parts, CheckedText::withoutEnd);
            case "coalesce" -> parts.isEmpty() ? Optional.empty() : of(parts.get(0));
            case "||" ->
                parts.size() == 2
                        ? of(parts.get(0)).flatMap(left -> of(parts.get(1)).map(left::concat))
                        : Optional.empty();
            case "replace" -> replaced(parts);
            case "left", "right" -> end(call);
            case "substr", "substring" -> part(parts);
            default -> Optional.empty();
        };
    }

    private Optional<String> changed(List<Formula> parts, UnaryOperator<String> change) {
        return parts.size() == 1 ? of(parts.get(0)).map(change) : Optional.empty();
    }

    /** The first letter of each word large, the others small. */
    static String capitalized(String text) {
        StringBuilder capitalized = new StringBuilder();
        boolean inWord = false;
        for (int c : text.codePoints().toArray()) {
            capitalized.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
            inWord = Character.isLetterOrDigit(c);
        }
        return capitalized.toString();
    }

    private static String withoutStart(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return text.substring(start);
    }

    private static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private Optional<String> replaced(List<Formula> parts) {
        if (parts.size() != 3) {
            return Optional.empty();
        }
        Optional<String> from = of(parts.get(1)).filter(text -> !text.isEmpty());
        return of(parts.get(0))
                .flatMap(text ->
                        from.flatMap(old -> of(parts.get(2)).map(replacement -> text.replace(old, replacement))));
    }

    /** Of {@code left(t, 3)} and {@code right(t, 3)}, without negative numbers. */
    private Optional<String> end(Formula.Opaque call) {
        if (call.parts().size() != 2) {
            return Optional.empty();
        }
        Optional<Integer> length = number(call.parts().get(1));
        return of(call.parts().get(0))
                .flatMap(text -> length.map(
                        most -> call.name().equals("left") ? cut(text, 0, most) : cut(text, size(text) - most, most)));
    }

    private Optional<String> part(List<Formula> parts) {
        if (parts.size() < 2 || parts.size() > 3) {
            return Optional.empty();
        }
        Optional<Integer> from = number(parts.get(1)).filter(number -> number > 0);
        Optional<Integer> length = parts.size() == 3 ? number(parts.get(2)) : Optional.of(Integer.MAX_VALUE);
        return of(parts.get(0)).flatMap(text -> from.flatMap(first -> length.map(most -> cut(text, first - 1, most))));
    }

    private static String cut(String text, int from, int length) {
        int size = size(text);
        int start = Math.max(0, Math.min(from, size));
        int end = (int) Math.min(size, (long) start + length);
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }

    private Optional<Integer> number(Formula formula) {
        return formula instanceof Formula.Literal literal
                        && String.valueOf(literal.text()).matches("\\d{1,6}")
                ? Optional.of(Integer.valueOf(String.valueOf(literal.text())))
                : Optional.empty();
    }

    private static int size(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The number that a function of texts comes to; empty where that is not known. */
    Optional<Integer> numbered(Formula.Opaque call) {
        List<Formula> parts = call.parts();
        return switch (call.name()) {
            case "length", "char_length", "character_length" ->
                parts.size() == 1 ? of(parts.get(0)).map(CheckedText::size) : Optional.empty();
            case "octet_length" ->
                parts.size() == 1
                        ? of(parts.get(0)).map(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        : Optional.empty();
            case "strpos" -> parts.size() == 2 ? place(parts.get(0), parts.get(1)) : Optional.empty();
            case "position" -> parts.size() == 2 ? place(parts.get(1), parts.get(0)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Integer> place(Formula in, Formula part) {
        return of(in).flatMap(text -> of(part).map(wanted -> {
            int index = text.indexOf(wanted);
            return index < 0 ? 0 : text.codePointCount(0, index) + 1;
        }));
    }

    /** Whether the text matches; empty where the formula is something else, or its expression is not Java's as well. */
    Optional<Boolean> matches(Formula.Opaque call) {
        if (call.parts().size() != 2) {
            return Optional.empty();
        }
        Optional<String> text = of(call.parts().get(0));
        Optional<String> other = of(call.parts().get(1));
        if (text.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        boolean not = call.name().startsWith("!");
        String operator = not ? call.name().substring(1) : call.name();
        return switch (operator) {
            case "~", "~*" ->
                matches(other.get(), operator.equals("~*"), text.get()).map(found -> found != not);
            case "~~", "~~*" ->
                matches("(?s)" + LikePattern.regex(other.get()), operator.equals("~~*"), text.get())
                        .map(found -> found != not);
            case "starts_with", "^@" -> Optional.of(text.get().startsWith(other.get()));
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> matches(String regex, boolean ignoreCase, String text) {
        return RegexFit.matches((ignoreCase ? "(?iu)" : "") + regex, text);
    }
}
