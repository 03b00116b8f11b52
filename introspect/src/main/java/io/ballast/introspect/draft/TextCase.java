package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.FakerKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TemplateSegment;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.TypeLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Lets texts have small letters only, or capital ones only, as a check of the column demands. */
final class TextCase {
    private static final int NAME_LENGTH = 12;

    private TextCase() {}

    /** The kind in that case, or another one that has it. */
    static ValueKind of(Target target, ValueKind kind, boolean upper) {
        if (kind instanceof ChoiceKind choice) {
            List<String> values = choice.values().stream()
                    .map(value -> cased(value, upper))
                    .distinct()
                    .toList();
            return values.size() == choice.values().size() ? new ChoiceKind(values, choice.weights()) : kind;
        }
        if (kind instanceof ConstantKind constant) {
            return new ConstantKind(cased(constant.value(), upper));
        }
        if (kind instanceof PatternKind pattern) {
            return new PatternKind(pattern(pattern, upper));
        }
        Check check = target.check();
        if (check != null && (check.minLength() != null || check.maxLength() != null)) {
            int most = check.maxLength() == null ? NAME_LENGTH : check.maxLength();
            int least = check.minLength() == null ? 1 : check.minLength();
            int length = Math.max(least, Math.min(Math.min(most, NAME_LENGTH), TypeLimits.length(target.type())));
            return new PatternKind((upper ? "[A-Z]" : "[a-z]").repeat(length));
        }
        if (kind instanceof TemplateKind template && canForm(template)) {
            return template(template, upper);
        }
        String part = target.part("word");
        int room = Math.min(NAME_LENGTH, TypeLimits.length(target.type()));
        return target.unique()
                ? new PatternKind((upper ? "[A-Z]" : "[a-z]").repeat(room))
                : new TemplateKind(
                        "{" + part + "|" + form(upper) + "}",
                        Map.of(part, kind instanceof FakerKind ? kind : new FakerKind("name.lastName", 1_000, room)));
    }

    private static String form(boolean upper) {
        return upper ? "upper" : "lower";
    }

    private static String cased(String text, boolean upper) {
        return upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
    }

    /** Each position with the letters that have the case; those of which none has it in the other letters. */
    private static String pattern(PatternKind pattern, boolean upper) {
        return pattern.positions().stream()
                .map(allowed -> position(allowed, upper))
                .collect(Collectors.joining());
    }

    private static String position(int[] allowed, boolean upper) {
        IntPredicate other = upper ? Character::isLowerCase : Character::isUpperCase;
        int[] kept = Arrays.stream(allowed).filter(other.negate()).toArray();
        int[] left = kept.length > 0
                ? kept
                : Arrays.stream(allowed)
                        .map(c -> upper ? Character.toUpperCase(c) : Character.toLowerCase(c))
                        .toArray();
        return Arrays.stream(left).mapToObj(TextCase::member).collect(Collectors.joining("", "[", "]"));
    }

    private static String member(int character) {
        return (Character.isLetterOrDigit(character) ? "" : "\\") + Character.toString(character);
    }

    /** Whether all that is in it and no number can change its form. */
    private static boolean canForm(TemplateKind template) {
        return template.segments().stream().noneMatch(segment -> segment.use().isPresent())
                && template.parts().values().stream()
                        .allMatch(part -> part.takesForm() || part instanceof SequenceKind);
    }

    private static ValueKind template(TemplateKind template, boolean upper) {
        StringBuilder text = new StringBuilder();
        for (TemplateSegment segment : template.segments()) {
            if (segment instanceof TemplateSegment.Literal literal) {
                text.append(cased(literal.text(), upper).replace("{", "{{").replace("}", "}}"));
            } else if (segment instanceof TemplateSegment.Part part) {
                boolean forms = !(template.parts().get(part.name()) instanceof SequenceKind);
                boolean keeps = !upper && part.form() == TemplateSegment.Form.SLUG;
                String form = keeps ? "|slug" : forms ? "|" + form(upper) : "";
                text.append('{').append(part.name()).append(form).append('}');
            }
        }
        return new TemplateKind(text.toString(), template.parts());
    }
}
