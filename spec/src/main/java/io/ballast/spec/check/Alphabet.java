package io.ballast.spec.check;

import io.ballast.spec.TableSpec;
import io.ballast.spec.TemplateSegment;
import io.ballast.spec.ValueKind;
import io.ballast.spec.resolve.ResolvedSpec;

/** Which characters the text of a value can have in it. */
final class Alphabet {
    private Alphabet() {}

    /** False only if no value of the placeholder or literal has the character in it. */
    static boolean mayContain(
            ResolvedSpec spec, TableSpec table, ValueKind.Template template, TemplateSegment segment, char c) {
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
        if (kind instanceof ValueKind.Uuid) {
            return digit || c == '-' || (c >= 'a' && c <= 'f');
        }
        if (kind instanceof ValueKind.Sequence sequence) {
            return digit || (c == '-' && (sequence.start() < 0 || sequence.step() < 0));
        }
        if (kind instanceof ValueKind.IntegerValue integer) {
            return digit || (c == '-' && integer.min() < 0);
        }
        if (kind instanceof ValueKind.DecimalValue || kind instanceof ValueKind.DecimalSequence) {
            return digit || c == '-' || c == '.';
        }
        if (kind instanceof ValueKind.DateValue
                || kind instanceof ValueKind.DateSequence
                || kind instanceof ValueKind.TimestampValue
                || kind instanceof ValueKind.TimestampSequence
                || kind instanceof ValueKind.TimeValue) {
            return digit || " -:.+".indexOf(c) >= 0;
        }
        if (kind instanceof ValueKind.Choice choice) {
            return choice.values().stream().anyMatch(value -> value.indexOf(c) >= 0);
        }
        if (kind instanceof ValueKind.Constant constant) {
            return constant.value().indexOf(c) >= 0;
        }
        if (kind instanceof ValueKind.Pattern pattern) {
            return pattern.positions().stream().anyMatch(position -> contains(position, c));
        }
        if (kind instanceof ValueKind.Template template) {
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
