package io.ballast.introspect.draft;

import io.ballast.spec.DatasetSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dataset spec, and what people should know about it.
 *
 * @param notes lines by the path of what they are about: none for the whole, {@code tables, t} for a table, {@code tables, t,
 *     columns, c} for a column
 * @param risks those of the notes by which rows may break a rule that the tables have there
 */
public record SpecDraft(
        DatasetSpec spec, Map<List<String>, List<String>> notes, Map<List<String>, List<String>> risks) {
    public SpecDraft {
        notes = new LinkedHashMap<>(notes);
        risks = new LinkedHashMap<>(risks);
    }
}
