package io.ballast.spec.check;

import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.distribution.Support;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.FakerKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TemplateSegment;
import io.ballast.spec.kind.TextKind;
import io.ballast.spec.kind.TimeKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.resolve.ResolvedSpec;
import io.ballast.spec.resolve.RowBounds;
import java.util.List;

/**
 * How long the text of a value can be, in characters.
 *
 * @param max {@link #UNKNOWN} where there is no telling
 */
record TextLength(long min, long max) {
    static final long UNKNOWN = Integer.MAX_VALUE;

    private static final int UUID = 36;
    private static final int DATE = 10;
    /** {@code 2020-12-31 12:30:00.123456+00}. */
    private static final int TIMESTAMP = 29;

    private static final int TIME = 8;

    static TextLength of(ResolvedSpec spec, TableSpec table, ValueKind kind) {
        if (kind instanceof UuidKind) {
            return new TextLength(UUID, UUID);
        }
        if (kind instanceof SequenceKind.Numbers || kind instanceof SequenceKind.Decimals) {
            SequenceRange range =
                    SequenceRange.of((SequenceKind) kind, spec.bounds().of(table.name()));
            return new TextLength(
                    1,
                    Math.max(
                            range.number(range.first()).toPlainString().length(),
                            range.number(range.last()).toPlainString().length()));
        }
        if (kind instanceof IntegerKind integer) {
            return new TextLength(
                    1,
                    Math.max(
                            Long.toString(integer.min()).length(),
                            Long.toString(integer.max()).length()));
        }
        if (kind instanceof DecimalKind decimal) {
            return new TextLength(
                    1,
                    Math.max(
                            decimal.min().toPlainString().length(),
                            decimal.max().toPlainString().length()));
        }
        if (kind instanceof DateKind || kind instanceof SequenceKind.Days) {
            return new TextLength(DATE, DATE);
        }
        if (kind instanceof TimestampKind || kind instanceof SequenceKind.Moments) {
            return new TextLength(DATE, TIMESTAMP);
        }
        if (kind instanceof TimeKind) {
            return new TextLength(TIME, TIME);
        }
        if (kind instanceof ChoiceKind choice) {
            return ofValues(choice.values());
        }
        if (kind instanceof ConstantKind constant) {
            return ofValues(List.of(constant.value()));
        }
        if (kind instanceof TextKind.Characters characters) {
            Support support = Support.of(characters.length());
            return new TextLength((long) support.min(), (long) support.max());
        }
        if (kind instanceof PatternKind pattern) {
            int length = pattern.positions().size();
            return new TextLength(length, length);
        }
        if (kind instanceof FakerKind faker) {
            return new TextLength(0, faker.maxLength());
        }
        if (kind instanceof TemplateKind template) {
            return ofTemplate(spec, table, template);
        }
        if (kind instanceof OrdinalKind && table.rows() instanceof RowCount.PerParent perParent) {
            return new TextLength(
                    1, Long.toString(RowBounds.childrenAtMost(perParent)).length());
        }
        return new TextLength(0, UNKNOWN);
    }

    private static TextLength ofTemplate(ResolvedSpec spec, TableSpec table, TemplateKind template) {
        long min = 0;
        long max = 0;
        for (TemplateSegment segment : template.segments()) {
            TextLength length = ofSegment(spec, table, template, segment);
            min += length.min();
            max = Math.min(UNKNOWN, max + length.max());
        }
        return new TextLength(min, max);
    }

    static TextLength ofSegment(ResolvedSpec spec, TableSpec table, TemplateKind template, TemplateSegment segment) {
        if (segment instanceof TemplateSegment.Literal literal) {
            return ofValues(List.of(literal.text()));
        }
        Placeholder placeholder = Placeholder.of(spec, table, template, segment);
        TextLength length = of(spec, placeholder.table(), placeholder.kind());
        return placeholder.form() == TemplateSegment.Form.SLUG ? new TextLength(0, length.max()) : length;
    }

    private static TextLength ofValues(List<String> values) {
        return new TextLength(
                values.stream().mapToInt(TextLength::characters).min().orElse(0),
                values.stream().mapToInt(TextLength::characters).max().orElse(0));
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
