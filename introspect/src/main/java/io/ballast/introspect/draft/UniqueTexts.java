package io.ballast.introspect.draft;

import io.ballast.common.schema.BaseType;
import io.ballast.introspect.facts.Shape;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.FakerKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.TypeLimits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Columns of text in which no value comes twice. */
final class UniqueTexts {
    /** Room for {@code first.last.n@example.com}. */
    private static final int ROOM_FOR_NAMES = 60;
    /** A slug may come to nothing. */
    private static final String SHORTEST_EMAIL = "..1@example.com";

    /** Room for a column's number behind a word. */
    private static final int DIGITS = 19;

    private static final int NAME_LENGTH = 12;
    private static final int MAX_PATTERN = 100;
    /** Characters of a short code. */
    private static final int MAX_CODE = 6;

    /** Where none was seen: room for rows that come later. */
    private static final long LENGTH = 10;

    /** What differs of a longer one: room for 36^20 texts. */
    private static final int VARYING = 20;
    /** Patterns have room for this multiple of the rows, so that the spec can be scaled. */
    private static final double SPARE = 1_000;

    private UniqueTexts() {}

    static ValueKind of(Target target, long least, long most) {
        Shape shape = target.shape();
        if (Texts.canBeUuids(target, 0.5, least, most)) {
            return shape.forms().timeOrdered() > 0.5 ? UuidKind.V7 : UuidKind.V4;
        }
        Optional<ValueKind> id = IdTexts.of(target, least, most);
        if (id.isPresent()) {
            return id.get();
        }
        boolean email = target.name().toLowerCase(Locale.ROOT).matches("e_?mail(_?address)?")
                && least <= SHORTEST_EMAIL.length();
        if (email && most >= ROOM_FOR_NAMES) {
            String first = target.part("first");
            String last = target.part("last");
            String number = target.part("n");
            String domain = target.part("domain");
            return new TemplateKind(
                    "{" + first + "|slug}.{" + last + "|slug}.{" + number + "}@{" + domain + "}",
                    Map.of(
                            first, new FakerKind("name.firstName", 1_000, NAME_LENGTH),
                            last, new FakerKind("name.lastName", 1_000, NAME_LENGTH),
                            number, new SequenceKind.Numbers(1, 1),
                            domain, new ChoiceKind(List.of("example.com", "example.org"), List.of(1.0, 1.0))));
        }
        if (email && most >= DIGITS + "user.@example.com".length()) {
            return numbered(target, "user.", "@example.com");
        }
        boolean digits = shape.forms().digits() > 0.95;
        long length = Math.max(least, Math.min(most, Math.round(shape.lengths().mean())));
        int characters = digits ? 10 : 36;
        long needed = (long) Math.ceil(Math.log(SPARE * target.most()) / Math.log(characters));
        long usual = shape.equals(Shape.NONE) ? LENGTH : 0;
        long chosen = Math.min(most, Math.max(Math.max(length, usual), needed));
        if (chosen <= MAX_PATTERN || (least > 1 && least <= MAX_PATTERN)) {
            chosen = Math.min(chosen, MAX_PATTERN);
            return new PatternKind((digits
                            ? "#"
                            : isShortCode(target) || Boolean.TRUE.equals(CaseTwins.isUpper(target.name()))
                                    ? "[A-Z0-9]"
                                    : "[a-z0-9]")
                    .repeat((int) chosen));
        }
        return least <= 1
                ? numbered(target, target.name() + "-", "")
                : new PatternKind("x".repeat((int) least - VARYING) + "[a-z0-9]".repeat(VARYING));
    }

    /** Whether no value is known of a column of a few characters, none more and none less: people write such codes in capital letters. */
    static boolean isShortCode(Target target) {
        return target.type().base() == BaseType.CHAR
                && !target.type().array()
                && target.shape().equals(Shape.NONE)
                && TypeLimits.length(target.type()) <= MAX_CODE;
    }

    private static ValueKind numbered(Target target, String before, String behind) {
        String number = target.part("n");
        return new TemplateKind(before + "{" + number + "}" + behind, Map.of(number, new SequenceKind.Numbers(1, 1)));
    }
}
