package io.ballast.spec.check;

import io.ballast.spec.RowCount;
import io.ballast.spec.TableSpec;
import io.ballast.spec.TemplateSegment;
import io.ballast.spec.ValueKind;
import io.ballast.spec.distribution.Support;
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
        if (kind instanceof ValueKind.Uuid) {
            return new TextLength(UUID, UUID);
        }
        if (kind instanceof ValueKind.Sequence || kind instanceof ValueKind.DecimalSequence) {
            SequenceRange range =
                    SequenceRange.of((ValueKind.Stepped) kind, spec.bounds().of(table.name()));
            return new TextLength(
                    1,
                    Math.max(
                            range.number(range.first()).toPlainString().length(),
                            range.number(range.last()).toPlainString().length()));
        }
        if (kind instanceof ValueKind.IntegerValue integer) {
            return new TextLength(
                    1,
                    Math.max(
                            Long.toString(integer.min()).length(),
                            Long.toString(integer.max()).length()));
        }
        if (kind instanceof ValueKind.DecimalValue decimal) {
            return new TextLength(
                    1,
                    Math.max(
                            decimal.min().toPlainString().length(),
                            decimal.max().toPlainString().length()));
        }
        if (kind instanceof ValueKind.DateValue || kind instanceof ValueKind.DateSequence) {
            return new TextLength(DATE, DATE);
        }
        if (kind instanceof ValueKind.TimestampValue || kind instanceof ValueKind.TimestampSequence) {
            return new TextLength(DATE, TIMESTAMP);
        }
        if (kind instanceof ValueKind.TimeValue) {
            return new TextLength(TIME, TIME);
        }
        if (kind instanceof ValueKind.Choice choice) {
            return ofValues(choice.values());
        }
        if (kind instanceof ValueKind.Constant constant) {
            return ofValues(List.of(constant.value()));
        }
        if (kind instanceof ValueKind.Characters characters) {
            Support support = Support.of(characters.length());
            return new TextLength((long) support.min(), (long) support.max());
        }
        if (kind instanceof ValueKind.Pattern pattern) {
            int length = pattern.positions().size();
            return new TextLength(length, length);
        }
        if (kind instanceof ValueKind.Faker faker) {
            return new TextLength(0, faker.maxLength());
        }
        if (kind instanceof ValueKind.Template template) {
            return ofTemplate(spec, table, template);
        }
        if (kind instanceof ValueKind.Ordinal && table.rows() instanceof RowCount.PerParent perParent) {
            return new TextLength(
                    1, Long.toString(RowBounds.childrenAtMost(perParent)).length());
        }
        return new TextLength(0, UNKNOWN);
    }

    private static TextLength ofTemplate(ResolvedSpec spec, TableSpec table, ValueKind.Template template) {
        long min = 0;
        long max = 0;
        for (TemplateSegment segment : template.segments()) {
            TextLength length = ofSegment(spec, table, template, segment);
            min += length.min();
            max = Math.min(UNKNOWN, max + length.max());
        }
        return new TextLength(min, max);
    }

    static TextLength ofSegment(
            ResolvedSpec spec, TableSpec table, ValueKind.Template template, TemplateSegment segment) {
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
