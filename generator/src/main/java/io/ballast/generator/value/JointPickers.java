package io.ballast.generator.value;

import io.ballast.generator.random.CellBits;
import io.ballast.generator.random.ChildCounts;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.check.DistinctPicks;
import io.ballast.spec.check.JointPicks;
import io.ballast.spec.kind.ReferenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How the references and columns of one {@link JointPicks} pick. */
final class JointPickers {
    private final DatasetModel dataset;
    private final TableModel table;
    private final JointPicks picks;
    private final Function<ReferenceKind.Within, RowBatch> ancestors;
    private final Function<ReferenceKind, KinPicker.Choice> choices;

    /**
     * The pickers of these.
     *
     * @param ancestors finds for each row of the batch the row whose descendants it may pick
     * @param choices the rows that a reference may pick
     */
    JointPickers(
            DatasetModel dataset,
            TableModel table,
            JointPicks picks,
            Function<ReferenceKind.Within, RowBatch> ancestors,
            Function<ReferenceKind, KinPicker.Choice> choices) {
        this.dataset = dataset;
        this.table = table;
        this.picks = picks;
        this.ancestors = ancestors;
        this.choices = choices;
    }

    boolean has(ReferenceKind reference) {
        return picks.parts().stream().anyMatch(part -> part.has(reference.group()));
    }

    boolean has(String column) {
        return picks.parts().stream().anyMatch(part -> part.positionOfColumn(column) >= 0);
    }

    /** Whether what is picked depends on the parent of the row. */
    boolean needFamily() {
        return picks.up() != JointPicks.ALL_ROWS;
    }

    /** A new picker for the rows of a reference that is one of them. */
    Picker of(ReferenceKind reference) {
        DistinctPicks part = part(some -> some.has(reference.group()));
        return picker(part, part.position(reference.group()));
    }

    /** A new picker for the numbers of the values of a column that is one of them. */
    Picker ofColumn(String column) {
        DistinctPicks part = part(some -> some.positionOfColumn(column) >= 0);
        return picker(part, part.positionOfColumn(column));
    }

    private DistinctPicks part(Predicate<DistinctPicks> wanted) {
        return picks.parts().stream().filter(wanted).findFirst().orElseThrow();
    }

    private Picker picker(DistinctPicks part, int position) {
        boolean isCommon = part.equals(picks.common());
        return new JointPicker(
                numbering(),
                combined(picks.common(), isCommon ? position : -1),
                isCommon ? null : combined(part, position));
    }

    private JointPicker.Combined combined(DistinctPicks part, int position) {
        List<KinPicker.Choice> all = new ArrayList<>();
        part.references().forEach(reference -> all.add(choices.apply(reference)));
        for (ColumnSpec column : part.columns()) {
            all.add(new KinPicker.Fixed(
                    Objects.requireNonNull(column.value().capacity()).longValueExact()));
        }
        List<String> names = new ArrayList<>();
        part.references().forEach(reference -> names.add(reference.group()));
        part.columns().forEach(column -> names.add(column.name()));
        long key = CellBits.key(dataset.spec().seed(), table.name(), "joint key " + String.join(",", names), "pick");
        return new JointPicker.Combined(key, all, position);
    }

    private JointPicker.Numbering numbering() {
        if (picks.up() == JointPicks.ALL_ROWS) {
            return new JointPicker.Numbering(null, new Descendants(List.of(), 0));
        }
        List<ChildCounts> generations = new ArrayList<>();
        TableModel at = table;
        for (int up = 0; up <= picks.up(); up++) {
            TableModel.Family family = Objects.requireNonNull(at.family());
            generations.add(0, family.counts());
            at = family.parent();
        }
        RowBatch rows = ancestors.apply(new ReferenceKind.Within(null, picks.up(), 0));
        return new JointPicker.Numbering(rows, new Descendants(generations, 0));
    }

    /** The picker of the first of these that has the column; null where none has. */
    static @Nullable Picker numbers(List<JointPickers> all, String column) {
        return all.stream()
                .filter(joint -> joint.has(column))
                .findFirst()
                .map(joint -> joint.ofColumn(column))
                .orElse(null);
    }
}
