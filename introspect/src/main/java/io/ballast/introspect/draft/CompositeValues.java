package io.ballast.introspect.draft;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.CompositeType;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveType;
import io.ballast.spec.kind.CompositeKind;
import io.ballast.spec.kind.KindSyntax;
import io.ballast.spec.kind.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of composite types: those of each field are invented by its name and type, as those of a column of an empty table are. */
final class CompositeValues {
    private final Target column;
    private final NameGuesses guesses = NameGuesses.builtIn();

    private CompositeValues(Target column) {
        this.column = column;
    }

    /** A kind for the column, or for the elements of the array. */
    static ValueKind of(Target column) {
        column.note("fields of " + column.facts().type().base()
                + " invented by their names and types; what values are like was not looked at");
        return new CompositeValues(column).kind(column.facts().type(), column.type());
    }

    private CompositeKind kind(LiveType facts, ColumnType type) {
        List<CompositeKind.Field> fields = new ArrayList<>();
        for (int i = 0; i < facts.fields().size(); i++) {
            LiveType.Field field = facts.fields().get(i);
            @Nullable
            ColumnType known = type.userType() instanceof CompositeType composite
                    ? composite.fields().get(i).type()
                    : null;
            fields.add(new CompositeKind.Field(field.name(), known, value(facts, field, known)));
        }
        return new CompositeKind(fields);
    }

    private @Nullable ValueKind value(LiveType owner, LiveType.Field field, @Nullable ColumnType known) {
        ColumnType type = plain(field.type(), known);
        LiveColumn facts = new LiveColumn(
                field.name(), field.type(), true, LiveColumn.Origin.GIVEN, null, null, ColumnStatistics.NONE);
        DraftColumn draft = new DraftColumn(facts, type);
        Checks.unkept(draft).forEach(sql -> column.notes()
                .riskOfColumn(
                        column.table().name(),
                        column.name(),
                        "check of the domain " + field.type().domain() + " of the field \"" + field.name()
                                + "\" omitted or in part: " + sql));
        Target.Table names = new Target.Table(
                owner.base(),
                0,
                column.most(),
                owner.fields().stream().map(LiveType.Field::name).collect(Collectors.toSet()));
        Target target = new Target(names, facts, type, draft.check, false, false, new Notes());
        return PatternFit.of(target, draft.pattern, draft.regex)
                .or(() -> Guessing.of(target, guesses).map(NameGuesses.Guess::kind))
                .filter(CompositeValues::isForFields)
                .or(() -> Optional.of(
                        field.type().fields().isEmpty() || type.array()
                                ? ColumnValues.of(target)
                                : kind(field.type(), type)))
                .map(draft.sizes::of)
                .filter(CompositeValues::isForFields)
                .orElse(null);
    }

    /** What the values are made as: those of a domain or an enum as those of the type that it is over. */
    private static ColumnType plain(LiveType facts, @Nullable ColumnType known) {
        if (known != null && known.isOpaque()) {
            return known;
        }
        return new TypeMap("", true)
                .map(facts)
                .map(TypeMap.Mapped::type)
                .orElseThrow(() -> new IllegalArgumentException("no kind makes values of " + facts.name()));
    }

    private static boolean isForFields(ValueKind kind) {
        return kind.syntax().inside().contains(KindSyntax.Inside.COMPOSITE);
    }
}
