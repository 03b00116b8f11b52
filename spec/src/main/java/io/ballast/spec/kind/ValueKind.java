package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column come about; a closed list. A kind is a file: what the checks and the writer need to know of it are its
 * methods, and how it stands in a spec is its {@link KindSyntax}. Below this a new kind is named three times: the compiler misses
 * it under {@code permits} and in the {@link Visitor}, {@code KindsTest} in {@link #all()}.
 */
public sealed interface ValueKind
        permits UuidKind,
                SequenceKind,
                IntegerKind,
                DecimalKind,
                BooleanKind,
                DateKind,
                TimestampKind,
                TimeKind,
                IntervalKind,
                ChoiceKind,
                TextKind,
                PatternKind,
                TemplateKind,
                FakerKind,
                JsonKind,
                BytesKind,
                InetKind,
                ArrayKind,
                CompositeKind,
                RangeKind,
                VectorKind,
                PointKind,
                HstoreKind,
                ConstantKind,
                ListedKind,
                OrdinalKind,
                ParentKind,
                ReferenceKind,
                AfterKind,
                WhenKind,
                ExpressionKind,
                SeriesKind,
                ChildrenKind {
    /** All kinds, in the order in which messages and pages list them. */
    static List<KindSyntax> all() {
        return List.of(
                UuidKind.SYNTAX,
                SequenceKind.SYNTAX,
                IntegerKind.SYNTAX,
                DecimalKind.SYNTAX,
                BooleanKind.SYNTAX,
                DateKind.SYNTAX,
                TimestampKind.SYNTAX,
                TimeKind.SYNTAX,
                IntervalKind.SYNTAX,
                ChoiceKind.SYNTAX,
                TextKind.SYNTAX,
                PatternKind.SYNTAX,
                TemplateKind.SYNTAX,
                FakerKind.SYNTAX,
                JsonKind.SYNTAX,
                BytesKind.SYNTAX,
                InetKind.SYNTAX,
                ArrayKind.SYNTAX,
                CompositeKind.SYNTAX,
                RangeKind.SYNTAX,
                VectorKind.SYNTAX,
                PointKind.SYNTAX,
                HstoreKind.SYNTAX,
                ConstantKind.SYNTAX,
                ListedKind.SYNTAX,
                OrdinalKind.SYNTAX,
                ParentKind.SYNTAX,
                ReferenceKind.SYNTAX,
                AfterKind.SYNTAX,
                WhenKind.SYNTAX,
                ExpressionKind.SYNTAX,
                SeriesKind.SYNTAX,
                ChildrenKind.SYNTAX);
    }

    /** Something that differs from kind to kind and is not the spec's business, such as where a generator gets the values from. */
    interface Visitor<T> {
        T uuid(UuidKind kind);

        T numbers(SequenceKind.Numbers kind);

        T decimals(SequenceKind.Decimals kind);

        T days(SequenceKind.Days kind);

        T moments(SequenceKind.Moments kind);

        T integer(IntegerKind kind);

        T decimal(DecimalKind kind);

        T bool(BooleanKind kind);

        T date(DateKind kind);

        T timestamp(TimestampKind kind);

        T time(TimeKind kind);

        T interval(IntervalKind kind);

        T choice(ChoiceKind kind);

        T words(TextKind.Words kind);

        T characters(TextKind.Characters kind);

        T pattern(PatternKind kind);

        T template(TemplateKind kind);

        T faker(FakerKind kind);

        T json(JsonKind kind);

        T bytes(BytesKind kind);

        T inet(InetKind kind);

        T array(ArrayKind kind);

        T composite(CompositeKind kind);

        T range(RangeKind kind);

        T vector(VectorKind kind);

        T point(PointKind kind);

        T hstore(HstoreKind kind);

        T constant(ConstantKind kind);

        T listed(ListedKind kind);

        T ordinal(OrdinalKind kind);

        T parent(ParentKind kind);

        T reference(ReferenceKind kind);

        T after(AfterKind kind);

        T when(WhenKind kind);

        T expression(ExpressionKind kind);

        T series(SeriesKind kind);

        T children(ChildrenKind kind);
    }

    <T> T accept(Visitor<T> visitor);

    /** How the kind stands in a spec. */
    KindSyntax syntax();

    /** What is written after the kind's name: a mapping, a list or a scalar. */
    Object parameters();

    /** How long the text of its values can be. */
    TextLength length(Scope scope);

    /** False only if the text of none of its values has the character in it. */
    boolean mayContain(char c, Scope scope);

    /** How many different values there are; null where not each of them can be used once. */
    @Nullable
    BigInteger capacity();

    /** What share of the values each value has, in PostgreSQL's text form; empty where the spec does not state it. */
    Map<String, Double> shares();

    /** Whether its values, as many as its capacity, can be made by their numbers, so that they can take part in a key. */
    default boolean isNumbered() {
        return false;
    }

    /**
     * The smallest and the largest value, or all of them, to compare with the limits of a CHECK constraint; empty where they cannot be
     * known.
     *
     * @return literals of the type, as PostgreSQL writes them
     */
    List<String> ends(ColumnType type, Check check, Scope scope);

    /** All values, where the spec lists them; otherwise empty. */
    default List<String> listed() {
        return List.of();
    }

    /** Whether its values never repeat, whether they are asked to or not. */
    default boolean isUnique() {
        return false;
    }

    /** Whether of two of its values, in whichever rows, the generator knows the greater one. */
    default boolean isOrdered(ColumnType type) {
        return false;
    }

    /** The same kind without values that differ from others of it in case alone, as far as it lists them or their letters. */
    default ValueKind ignoringCase() {
        return this;
    }

    /** Whether each two texts of it that differ still do where case is ignored; false where that is not known. */
    default boolean differsWithoutCase() {
        return false;
    }

    /** Whether a template may change the form of its values: lower, upper, slug. */
    default boolean takesForm() {
        return false;
    }

    /** The kinds that this one is put together from. */
    default List<ValueKind> inner() {
        return List.of();
    }

    /** The other columns that its values depend on, those of the kinds that it is put together from included. */
    default List<ColumnUse> uses() {
        return inner().stream().flatMap(kind -> kind.uses().stream()).distinct().toList();
    }

    /** The column whose values it repeats; null where its values are its own. */
    default @Nullable ColumnUse copied() {
        return null;
    }

    /** Whether it has a value in each row, whatever the columns that it uses hold; false where that is not known. */
    default boolean isNeverNull() {
        return uses().isEmpty();
    }

    /** Whether it makes nulls itself, besides the share of nulls that its column asks for. */
    default boolean mayBeNull(Scope scope) {
        return inner().stream().anyMatch(kind -> kind.mayBeNull(scope));
    }

    /** Whether its values depend on the row's parent or its place among the parent's children, so that these must be found first. */
    default boolean needsFamily() {
        return inner().stream().anyMatch(ValueKind::needsFamily);
    }

    /** Refuses values that do not fit the type, such as more of them than it can hold. */
    default void checkRoom(ColumnType type, Scope scope, SpecNode node) {}

    /** The kind as it is written: its name and its parameters. */
    default Map<String, Object> tree() {
        return Map.of(syntax().name(), parameters());
    }
}
