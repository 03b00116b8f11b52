package io.ballast.generator.value;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.generator.random.CellBits;
import io.ballast.generator.text.TimeText;
import io.ballast.spec.distribution.Constant;
import io.ballast.spec.kind.AfterKind;
import io.ballast.spec.kind.ArrayKind;
import io.ballast.spec.kind.BooleanKind;
import io.ballast.spec.kind.BytesKind;
import io.ballast.spec.kind.ChildrenKind;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.CompositeKind;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.DateKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.EpochMicros;
import io.ballast.spec.kind.ExpressionKind;
import io.ballast.spec.kind.FakerKind;
import io.ballast.spec.kind.HstoreKind;
import io.ballast.spec.kind.InetKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.IntervalKind;
import io.ballast.spec.kind.IntervalUnit;
import io.ballast.spec.kind.JsonKind;
import io.ballast.spec.kind.ListedKind;
import io.ballast.spec.kind.OrdinalKind;
import io.ballast.spec.kind.ParentKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.PointKind;
import io.ballast.spec.kind.RangeKind;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.kind.SeriesKind;
import io.ballast.spec.kind.TemplateKind;
import io.ballast.spec.kind.TemplateSegment;
import io.ballast.spec.kind.TextKind;
import io.ballast.spec.kind.TimeKind;
import io.ballast.spec.kind.TimestampKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.kind.VectorKind;
import io.ballast.spec.kind.WhenKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has the source of each kind of value: a kind without one does not compile. Made for one column, or for one part of what a column
 * is put together from.
 */
final class SourceFactory implements ValueKind.Visitor<Source> {
    private final RowSources sources;
    private final RowBatch batch;
    private final ColumnType type;
    private final boolean unique;
    private final @Nullable Picker numbers;
    private final long key;
    private final RangeSources ranges;

    /**
     * A factory for one column.
     *
     * @param numbers of the values, where a key of several columns is unique by them; null where they are drawn
     * @param key of the bits that the values are drawn by
     */
    SourceFactory(RowSources sources, ColumnType type, boolean unique, @Nullable Picker numbers, long key) {
        this.sources = sources;
        this.batch = sources.batch();
        this.type = type;
        this.unique = unique;
        this.numbers = numbers;
        this.key = key;
        this.ranges = new RangeSources(batch, key, unique, numbers);
    }

    /** A factory for a part of the column's values, whose bits are its own. */
    SourceFactory inner(RowSources rows, long innerKey) {
        return new SourceFactory(rows, type, false, null, innerKey);
    }

    /** A factory for a field of a composite type; null where only the target knows the field's type. */
    SourceFactory field(@Nullable ColumnType fieldType, long innerKey) {
        return new SourceFactory(
                sources, fieldType == null ? ColumnType.of(BaseType.TEXT) : fieldType, false, null, innerKey);
    }

    RowSources sources() {
        return sources;
    }

    ColumnType type() {
        return type;
    }

    long key() {
        return key;
    }

    Source of(ValueKind kind) {
        return kind.accept(this);
    }

    @Override
    public Source uuid(UuidKind kind) {
        return new UuidSource(batch, kind, key, sources.table().rows());
    }

    @Override
    public Source numbers(SequenceKind.Numbers kind) {
        return SequenceSource.of(batch, Form.WHOLE, 0, kind);
    }

    @Override
    public Source decimals(SequenceKind.Decimals kind) {
        return SequenceSource.of(batch, Form.DECIMAL, kind.scale(), kind);
    }

    @Override
    public Source days(SequenceKind.Days kind) {
        return SequenceSource.of(batch, Form.DATE, 0, kind);
    }

    @Override
    public Source moments(SequenceKind.Moments kind) {
        return SequenceSource.of(batch, timestampForm(), 0, kind);
    }

    private Form timestampForm() {
        return type.base() == BaseType.TIMESTAMPTZ ? Form.TIMESTAMP_TZ : Form.TIMESTAMP;
    }

    @Override
    public Source integer(IntegerKind kind) {
        return ranges.numbers(kind.min(), kind.max(), kind.distribution(), Spelling.WHOLE);
    }

    @Override
    public Source decimal(DecimalKind kind) {
        return ranges.numbers(
                kind.min().movePointRight(kind.scale()).longValueExact(),
                kind.max().movePointRight(kind.scale()).longValueExact(),
                kind.distribution(),
                new Spelling(Form.DECIMAL, kind.scale(), kind.digits()));
    }

    @Override
    public Source bool(BooleanKind kind) {
        return new BooleanSource(batch, key, kind.probability());
    }

    @Override
    public Source date(DateKind kind) {
        Range days = Range.halfOpen(kind.from().toEpochDay(), kind.to().toEpochDay(), 1);
        return ranges.weighted(Form.DATE, days, kind.weights());
    }

    @Override
    public Source timestamp(TimestampKind kind) {
        Range micros = Range.halfOpen(EpochMicros.of(kind.from()), EpochMicros.of(kind.to()), kind.stepMicros());
        return ranges.weighted(timestampForm(), micros, kind.weights());
    }

    @Override
    public Source time(TimeKind kind) {
        long from = kind.from().toSecondOfDay() * TimeText.MICROS_PER_SECOND;
        long to = kind.to().toSecondOfDay() * TimeText.MICROS_PER_SECOND;
        return ranges.of(Form.TIME, 0, Range.closed(from, to, TimeText.MICROS_PER_SECOND));
    }

    @Override
    public Source interval(IntervalKind kind) {
        IntervalUnit unit = kind.unit();
        Form form =
                unit.isMonths() ? Form.INTERVAL_MONTHS : unit == IntervalUnit.DAY ? Form.INTERVAL_DAYS : Form.INTERVAL;
        return ranges.of(form, 0, Range.closed(kind.min() * unit.words(), kind.max() * unit.words(), unit.words()));
    }

    @Override
    public Source inet(InetKind kind) {
        return ranges.of(Form.INET, 0, Range.network(kind.network()));
    }

    @Override
    public Source choice(ChoiceKind kind) {
        TextPool pool = pools().of(kind);
        return numbers == null
                ? PoolSource.of(kind, pool, batch, key, unique)
                : new NumberedPoolSource(batch, numbers, pool);
    }

    @Override
    public Source faker(FakerKind kind) {
        return new PoolSource(batch, key, pools().of(kind));
    }

    private Pools pools() {
        return sources.dataset().pools();
    }

    @Override
    public Source words(TextKind.Words kind) {
        return ProseSource.of(kind.count(), false, batch, key, pools());
    }

    @Override
    public Source characters(TextKind.Characters kind) {
        return ProseSource.of(kind.length(), true, batch, key, pools());
    }

    @Override
    public Source pattern(PatternKind kind) {
        return unique
                ? new UniquePatternSource(
                        batch, key, PatternRun.of(kind.positions(), PatternRun.Digits.MAX_UNIQUE_DIGITS))
                : new PatternSource(batch, key, PatternRun.of(kind.positions(), PatternRun.Digits.MAX_DIGITS));
    }

    @Override
    public Source template(TemplateKind kind) {
        return new TemplateParts(kind, this).source();
    }

    @Override
    public Source json(JsonKind kind) {
        return JsonSource.of(kind, this);
    }

    @Override
    public Source array(ArrayKind kind) {
        return ListSource.of(kind, this, false);
    }

    @Override
    public Source composite(CompositeKind kind) {
        return CompositeSource.of(kind, this);
    }

    @Override
    public Source range(RangeKind kind) {
        TableModel.Family family = sources.table().family();
        long ranges = family != null && kind.disjoint() == RangeKind.Disjoint.SIBLINGS
                ? family.counts().max()
                : sources.table().rows();
        return SpanSource.of(batch, key, kind, ranges);
    }

    /** A vector is written as an array in JSON is. */
    @Override
    public Source vector(VectorKind kind) {
        return ListSource.of(new ArrayKind(kind.element(), new Constant(kind.dimensions())), this, true);
    }

    @Override
    public Source point(PointKind kind) {
        List<String> around = kind.form().around();
        return new PartsSource(List.of(
                new ConstantSource(around.get(0)),
                coordinate("x", kind.x()),
                new ConstantSource(around.get(1)),
                coordinate("y", kind.y()),
                new ConstantSource(around.get(2))));
    }

    private Source coordinate(String name, DecimalKind numbers) {
        return inner(sources, CellBits.key(key, name)).decimal(numbers);
    }

    @Override
    public Source hstore(HstoreKind kind) {
        return HstoreSource.of(kind, this);
    }

    @Override
    public Source bytes(BytesKind kind) {
        return new BytesSource(batch, key, kind, unique);
    }

    @Override
    public Source constant(ConstantKind kind) {
        return new ConstantSource(kind.value());
    }

    @Override
    public Source listed(ListedKind kind) {
        return new NumberedPoolSource(batch, (rows, i) -> rows.rows[i], pools().of(kind));
    }

    @Override
    public Source ordinal(OrdinalKind kind) {
        return new OrdinalSource(batch, kind);
    }

    @Override
    public Source parent(ParentKind kind) {
        return sources.parents().column(kind.column());
    }

    @Override
    public Source reference(ReferenceKind kind) {
        return kind.isOwnPick() ? sources.ownPick(kind, key) : sources.reference(kind);
    }

    @Override
    public Source after(AfterKind kind) {
        return AfterSource.of(kind, this);
    }

    @Override
    public Source when(WhenKind kind) {
        return Branches.of(kind, this);
    }

    @Override
    public Source expression(ExpressionKind kind) {
        return ExpressionWords.of(kind.expression(), this);
    }

    @Override
    public Source series(SeriesKind kind) {
        return SeriesSource.of(kind, this);
    }

    @Override
    public Source children(ChildrenKind kind) {
        return ChildrenSource.of(kind, this);
    }

    /** A value inside JSON, where arrays are JSON's own. */
    JsonValue jsonValue(ValueKind kind) {
        return kind instanceof ArrayKind array
                ? new JsonValue(ListSource.of(array, this, true), true)
                : new JsonValue(of(kind), kind instanceof JsonKind);
    }

    /** The source of a kind whose values a template gives another form. */
    Source formed(ValueKind kind, TemplateSegment.Form form) {
        return FormedSource.of(of(kind), form, batch, pools());
    }
}
