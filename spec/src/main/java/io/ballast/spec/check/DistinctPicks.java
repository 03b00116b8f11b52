package io.ballast.spec.check;

import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.kind.ReferenceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * References that pick another row each time, because a key of their table has nothing else to be unique by. With several
 * references it is their combination that never comes twice: the table between two others that it joins many to many.
 *
 * @param references one column of each reference, in the order of the table's columns
 * @param perParent whether only the children of one parent row pick different rows; otherwise all rows of the table do
 */
public record DistinctPicks(List<ReferenceKind> references, boolean perParent) {
    public DistinctPicks {
        references = List.copyOf(references);
    }

    /** Whether the reference of this group is one of them. */
    public boolean has(String group) {
        return position(group) >= 0;
    }

    /** Where the reference of this group stands among them; -1 if it is none of them. */
    public int position(String group) {
        for (int i = 0; i < references.size(); i++) {
            if (references.get(i).group().equals(group)) {
                return i;
            }
        }
        return -1;
    }

    /** The distribution by which a single reference picks; null where all rows are alike. */
    public @Nullable Distribution pick() {
        return references.size() == 1 ? references.get(0).pick() : null;
    }

    /** Whether a key that needs the others is unique by these. */
    boolean suffice(DistinctPicks others) {
        return (others.perParent || !perParent)
                && references.stream().allMatch(reference -> others.has(reference.group()));
    }
}
