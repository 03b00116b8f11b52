package io.ballast.spec.check;

import io.ballast.spec.TableSpec;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TemplateSegment;
import io.ballast.spec.kind.TimeKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.resolve.ResolvedSpec;

/** Which characters the text of a value can have in it. */
final class Alphabet {
    private Alphabet() {}

    /** False only if no value of the placeholder or literal has the character in it. */
    static boolean mayContain(
            ResolvedSpec spec, TableSpec table, TemplateKind template, TemplateSegment segment, char c) {
        if (segment instanceof TemplateSegment.Literal literal) {
            return literal.text().indexOf(c) >= 0;
        }
        Placeholder placeholder = Placeholder.of(spec, table, template, segment);
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return switch (placeholder.form()) {
            case AS_IS -> mayContain(spec, placeholder.table(), placeholder.kind(), c);
            case LOWER, UPPER -> letter || mayContain(spec, placeholder.table(), placeholder.kind(), c);
            case SLUG -> letter || (c >= '0' && c <= '9');
        };
    }

    private static boolean mayContain(ResolvedSpec spec, TableSpec table, ValueKind kind, char c) {
        boolean digit = c >= '0' && c <= '9';
        if (kind instanceof UuidKind) {
            return digit || c == '-' || (c >= 'a' && c <= 'f');
        }
        if (kind instanceof SequenceKind.Numbers sequence) {
            return digit || (c == '-' && (sequence.start() < 0 || sequence.step() < 0));
        }
        if (kind instanceof IntegerKind integer) {
            return digit || (c == '-' && integer.min() < 0);
        }
        if (kind instanceof DecimalKind || kind instanceof SequenceKind.Decimals) {
            return digit || c == '-' || c == '.';
        }
        if (kind instanceof DateKind
                || kind instanceof SequenceKind.Days
                || kind instanceof TimestampKind
                || kind instanceof SequenceKind.Moments
                || kind instanceof TimeKind) {
            return digit || " -:.+".indexOf(c) >= 0;
        }
        if (kind instanceof ChoiceKind choice) {
            return choice.values().stream().anyMatch(value -> value.indexOf(c) >= 0);
        }
        if (kind instanceof ConstantKind constant) {
            return constant.value().indexOf(c) >= 0;
        }
        if (kind instanceof PatternKind pattern) {
            return pattern.positions().stream().anyMatch(position -> contains(position, c));
        }
        if (kind instanceof TemplateKind template) {
            return template.segments().stream().anyMatch(segment -> mayContain(spec, table, template, segment, c));
        }
        return true;
    }

    private static boolean contains(int[] position, char c) {
        for (int codePoint : position) {
            if (codePoint == c) {
                return true;
            }
        }
        return false;
    }
}
