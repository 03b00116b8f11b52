package io.ballast.generator.value;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.generator.random.AliasTable;
import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.Sampler;
import io.ballast.generator.random.Samplers;
import io.ballast.generator.text.TimeText;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Support;
import io.ballast.spec.kind.ArrayKind;
import io.ballast.spec.kind.BooleanKind;
import io.ballast.spec.kind.BytesKind;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.EpochMicros;
import io.ballast.spec.kind.FakerKind;
import io.ballast.spec.kind.InetKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.IntervalKind;
import io.ballast.spec.kind.JsonKind;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TemplateSegment;
import io.ballast.spec.kind.TextKind;
import io.ballast.spec.kind.TimeKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;

/** Makes the source of a column, or of a part of one, from its value kind. */
final class SourceFactory {
    private final RowSources sources;
    private final RowBatch batch;
    private final ColumnType type;
    private final boolean unique;

    SourceFactory(RowSources sources, ColumnType type, boolean unique) {
        this.sources = sources;
        this.batch = sources.batch();
        this.type = type;
        this.unique = unique;
    }

    Source source(ValueKind kind, long key) {
        if (kind instanceof UuidKind uuid) {
            return new UuidSource(batch, uuid, key, sources.table().rows());
        }
        if (kind instanceof SequenceKind sequence) {
            return sequence(sequence);
        }
        if (kind instanceof IntegerKind integer) {
            return number(key, integer.min(), integer.max(), integer.distribution(), Spelling.WHOLE);
        }
        if (kind instanceof DecimalKind decimal) {
            return number(
                    key,
                    unscaled(decimal.min(), decimal.scale()),
                    unscaled(decimal.max(), decimal.scale()),
                    decimal.distribution(),
                    new Spelling(Form.DECIMAL, decimal.scale(), decimal.digits()));
        }
        if (kind instanceof BooleanKind bool) {
            return new BooleanSource(batch, key, bool.probability());
        }
        if (kind instanceof DateKind date) {
            long from = date.from().toEpochDay();
            return range(key, Form.DATE, Range.halfOpen(from, date.to().toEpochDay(), 1), date.weights());
        }
        if (kind instanceof TimestampKind timestamp) {
            return timestamp(timestamp, key);
        }
        if (kind instanceof TimeKind time) {
            long from = time.from().toSecondOfDay() * TimeText.MICROS_PER_SECOND;
            long to = time.to().toSecondOfDay() * TimeText.MICROS_PER_SECOND;
            return range(key, Form.TIME, 0, Range.closed(from, to, TimeText.MICROS_PER_SECOND));
        }
        if (kind instanceof IntervalKind interval) {
            return range(key, Form.INTERVAL, 0, Range.closed(interval.minSeconds(), interval.maxSeconds(), 1));
        }
        if (kind instanceof InetKind inet) {
            return inet(inet, key);
        }
        return textOrReference(kind, key);
    }

    private Source textOrReference(ValueKind kind, long key) {
        if (kind instanceof ChoiceKind choice) {
            return choice(choice, key, TemplateSegment.Form.AS_IS);
        }
        if (kind instanceof FakerKind) {
            return new PoolSource(batch, key, pool(kind, TemplateSegment.Form.AS_IS));
        }
        if (kind instanceof TextKind.Words words) {
            return prose(words.count(), false, key);
        }
        if (kind instanceof TextKind.Characters characters) {
            return prose(characters.length(), true, key);
        }
        if (kind instanceof PatternKind pattern) {
            return unique
                    ? new UniquePatternSource(
                            batch, key, PatternRun.of(pattern.positions(), PatternRun.Digits.MAX_UNIQUE_DIGITS))
                    : new PatternSource(batch, key, PatternRun.of(pattern.positions(), PatternRun.Digits.MAX_DIGITS));
        }
        if (kind instanceof TemplateKind template) {
            return template(template, key);
        }
        if (kind instanceof JsonKind json) {
            return json(json, key);
        }
        if (kind instanceof ArrayKind array) {
            return list(array, key, false);
        }
        if (kind instanceof BytesKind bytes) {
            return new BytesSource(batch, key, bytes, unique);
        }
        if (kind instanceof ConstantKind constant) {
            return new ConstantSource(constant.value());
        }
        if (kind instanceof OrdinalKind ordinal) {
            return new OrdinalSource(batch, ordinal);
        }
        if (kind instanceof ParentKind reference) {
            return sources.parents().column(reference.column());
        }
        return sources.reference((ReferenceKind) kind);
    }

    private Source sequence(SequenceKind sequence) {
        Form form = Form.WHOLE;
        int digits = 0;
        if (sequence instanceof SequenceKind.Decimals decimal) {
            form = Form.DECIMAL;
            digits = decimal.start().scale();
        } else if (sequence instanceof SequenceKind.Days) {
            form = Form.DATE;
        } else if (sequence instanceof SequenceKind.Moments) {
            form = timestampForm();
        }
        return new SequenceSource(batch, form, digits, sequence.startUnits(), sequence.stepUnits());
    }

    private Form timestampForm() {
        return type.base() == BaseType.TIMESTAMPTZ ? Form.TIMESTAMP_TZ : Form.TIMESTAMP;
    }

    private Source number(long key, long min, long max, @Nullable Distribution law, Spelling as) {
        if (law == null) {
            return range(key, as, min, max);
        }
        double powerOfTen = BigDecimal.ONE.movePointRight(as.scale()).doubleValue();
        if (law instanceof Distribution.Uniform uniform) {
            long low = Math.max(min, (long) Math.ceil(uniform.min() * powerOfTen));
            long high = Math.min(max, (long) Math.floor(uniform.max() * powerOfTen));
            return range(key, as.form(), as.digits(), as.range(low, high));
        }
        return new DrawnSource(batch, key, as, Samplers.of(law), min, max);
    }

    private Source range(long key, Spelling as, long min, long max) {
        if (!Range.isTooWide(min, max)) {
            return range(key, as.form(), as.digits(), as.range(min, max));
        }
        return unique
                ? range(key, as.form(), as.digits(), new Range(min, Range.MAX_COUNT, 1))
                : new WideRangeSource(batch, key, as.form(), as.digits(), min, max);
    }

    private static long unscaled(BigDecimal number, int scale) {
        return number.movePointRight(scale).longValueExact();
    }

    private Source range(long key, Form form, int digits, Range range) {
        return unique
                ? new UniqueRangeSource(batch, key, form, digits, range)
                : new RangeSource(batch, key, form, digits, range);
    }

    private Source timestamp(TimestampKind kind, long key) {
        long from = EpochMicros.of(kind.from());
        long to = EpochMicros.of(kind.to());
        long step = kind.wholeSeconds() ? TimeText.MICROS_PER_SECOND : 1;
        return range(key, timestampForm(), Range.halfOpen(from, to, step), kind.weights());
    }

    private Source range(long key, Form form, Range range, List<Double> weights) {
        return weights.isEmpty()
                ? range(key, form, 0, range)
                : new WeightedRangeSource(batch, key, form, range, weights);
    }

    private Source inet(InetKind inet, long key) {
        Scanner numbers = new Scanner(inet.network()).useDelimiter("[./]");
        long address = 0;
        for (int i = 0; i < 4; i++) {
            address = address * 256 + numbers.nextInt();
        }
        return range(key, Form.INET, 0, new Range(address, 1L << (32 - numbers.nextInt()), 1));
    }

    private TextPool pool(ValueKind kind, TemplateSegment.Form form) {
        return sources.dataset().pools().of(kind, form);
    }

    private Source choice(ChoiceKind choice, long key, TemplateSegment.Form form) {
        TextPool pool = pool(choice, form);
        if (unique) {
            return new UniquePoolSource(batch, key, pool);
        }
        if (choice.weights().stream().distinct().count() == 1) {
            return new PoolSource(batch, key, pool);
        }
        double[] weights =
                choice.weights().stream().mapToDouble(Double::doubleValue).toArray();
        return new WeightedPoolSource(batch, key, pool, new AliasTable(weights));
    }

    private Source prose(Distribution size, boolean characters, long key) {
        Sampler sampler = Samplers.of(size);
        long min = (long) Support.of(size).min();
        long max = (long) Extent.max(size);
        return new ProseSource(batch, key, sources.dataset().pools().words(), sampler, min, max, characters);
    }

    private Source template(TemplateKind template, long key) {
        List<Source> parts = new ArrayList<>();
        for (TemplateSegment segment : template.segments()) {
            parts.add(segment(segment, template, key));
        }
        return new PartsSource(TemplateParts.merged(parts, sources.dataset().pools()));
    }

    private Source segment(TemplateSegment segment, TemplateKind template, long key) {
        if (segment instanceof TemplateSegment.Literal literal) {
            return new ConstantSource(literal.text());
        }
        if (segment instanceof TemplateSegment.Part part) {
            ValueKind kind = Objects.requireNonNull(template.parts().get(part.name()));
            long partKey = CellBits.key(key, "part", part.name());
            return new SourceFactory(sources, type, false).formed(kind, partKey, part.form());
        }
        if (segment instanceof TemplateSegment.Column column) {
            return columnFormed(sources, column.column(), column.form());
        }
        TemplateSegment.ParentColumn column = (TemplateSegment.ParentColumn) segment;
        return columnFormed(sources.parents(), column.column(), column.form());
    }

    private static Source columnFormed(RowSources rows, String column, TemplateSegment.Form form) {
        Source values = rows.column(column);
        if (values instanceof PoolSource pool) {
            int position = rows.table().spec().schema().columnIndex(column);
            ValueKind kind = rows.table().spec().columns().get(position).value();
            return pool.with(rows.dataset().pools().of(kind, form));
        }
        return form == TemplateSegment.Form.AS_IS ? values : new FormedSource(rows.batch(), values, form);
    }

    private Source formed(ValueKind kind, long key, TemplateSegment.Form form) {
        if (kind instanceof FakerKind) {
            return new PoolSource(batch, key, pool(kind, form));
        }
        if (kind instanceof ChoiceKind choice) {
            return choice(choice, key, form);
        }
        Source values = source(kind, key);
        return form == TemplateSegment.Form.AS_IS ? values : new FormedSource(batch, values, form);
    }

    private JsonSource json(JsonKind json, long key) {
        List<JsonSource.Member> members = new ArrayList<>();
        for (JsonKind.Member member : json.members()) {
            long memberKey = CellBits.key(key, "member", member.name());
            members.add(new JsonSource.Member(member.name(), jsonValue(member.value(), memberKey)));
        }
        return new JsonSource(batch, members);
    }

    private JsonValue jsonValue(ValueKind kind, long key) {
        SourceFactory inside = new SourceFactory(sources, type, false);
        if (kind instanceof JsonKind json) {
            return new JsonValue(inside.json(json, key), true);
        }
        if (kind instanceof ArrayKind array) {
            return new JsonValue(inside.list(array, key, true), true);
        }
        return new JsonValue(inside.source(kind, key), false);
    }

    private ListSource list(ArrayKind array, long key, boolean json) {
        RowSources elements = new RowSources(sources.dataset(), sources.table(), new RowBatch(sources.table()));
        SourceFactory inside = new SourceFactory(elements, type, false);
        JsonValue element = json
                ? inside.jsonValue(array.element(), CellBits.key(key, "element"))
                : new JsonValue(inside.source(array.element(), CellBits.key(key, "element")), false);
        ListSource.ListLength length =
                new ListSource.ListLength(Samplers.of(array.length()), 0, (long) Extent.max(array.length()));
        return new ListSource(batch, key, length, elements, element, json);
    }
}
