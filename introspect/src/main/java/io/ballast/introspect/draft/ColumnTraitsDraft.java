package io.ballast.introspect.draft;

import io.ballast.common.schema.Collation;
import io.ballast.common.schema.ColumnCompression;
import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ColumnStorage;
import io.ballast.common.schema.ColumnTraits;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveTraits;
import io.ballast.spec.kind.SequenceKind;
import io.ballast.spec.literal.TypeLimits;
import org.jspecify.annotations.Nullable;

/** Keeps what few columns have: sequences behind them, collation, storage, compression and statistics. The types are settled by now. */
final class ColumnTraitsDraft {
    /** What is said of numbers whose sequence is not here. */
    static final String PLAIN = "an identity or serial there, a plain number here";

    private final DraftTable table;
    private final DraftColumn column;
    private final LiveTraits there;
    private final Notes notes;

    private ColumnTraitsDraft(DraftTable table, DraftColumn column, Notes notes) {
        this.table = table;
        this.column = column;
        this.there = column.facts.traits();
        this.notes = notes;
    }

    static void keep(DraftTable table, Notes notes) {
        table.columns.values().forEach(column -> new ColumnTraitsDraft(table, column, notes).keep());
    }

    private void keep() {
        boolean identity = there.kept().identity() != null && takesIdentity();
        boolean serial = there.serial() != null && takesNumbers();
        if (serial && there.serial() != null) {
            column.defaultValue = new ColumnDefault.NextNumber(there.serial());
        }
        if (column.facts.origin() == LiveColumn.Origin.NUMBERED && !identity && !serial) {
            boolean isSequence = column.kind instanceof SequenceKind.Numbers;
            note(isSequence ? PLAIN : "an identity or serial there, a plain column here");
        }
        column.traits = new ColumnTraits(
                identity ? there.kept().identity() : null,
                collation(),
                storage(),
                compression(),
                there.kept().statistics(),
                there.kept().options());
    }

    private boolean takesIdentity() {
        return column.type.is(TypeFamily.WHOLE)
                && column.type.userType() == null
                && !column.nullable
                && column.defaultValue == null;
    }

    private boolean takesNumbers() {
        return column.type.is(TypeFamily.WHOLE) || column.type.is(TypeFamily.DECIMAL);
    }

    private @Nullable Collation collation() {
        Collation collation = there.kept().collation();
        if (collation != null && !column.type.isOpaque() && !TypeLimits.isText(column.type.element())) {
            note("COLLATE \"" + collation.name() + "\" omitted");
            return null;
        }
        return collation;
    }

    private @Nullable ColumnStorage storage() {
        return keeps("STORAGE", there.kept().storage());
    }

    private @Nullable ColumnCompression compression() {
        return keeps("COMPRESSION", there.kept().compression());
    }

    private <T> @Nullable T keeps(String what, @Nullable T trait) {
        if (trait != null && !column.type.isOpaque() && column.type.hasFixedSize()) {
            note(what + " " + trait + " omitted");
            return null;
        }
        return trait;
    }

    private void note(String line) {
        notes.ofColumn(table.name(), column.name(), line);
    }
}
