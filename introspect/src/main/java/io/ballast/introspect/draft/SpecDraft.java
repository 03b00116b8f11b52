package io.ballast.introspect.draft;

import io.ballast.spec.DatasetSpec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A dataset spec, and what people should know about it.
 *
 * @param notes lines by the path of what they are about: none for the whole, {@code tables, t} for a table, {@code tables, t,
 *     columns, c} for a column
 * @param risks those of the notes by which rows may break a rule that the tables have there
 * @param refusals rules of tables with rows that new ones may break beside these
 * @param firm those of the refusals that hold whatever values a spec of the user's gives
 * @param limits tables that have fewer rows than they would have, each with the reason
 * @param fresh columns whose values have to be none of those that are there
 * @param behind columns whose values have to lie behind those which are there, with table and point before them, and the columns where
 *     these end
 */
public record SpecDraft(
        DatasetSpec spec,
        Map<List<String>, List<String>> notes,
        Map<List<String>, List<String>> risks,
        List<String> refusals,
        List<String> firm,
        List<String> limits,
        Set<FreshColumn> fresh,
        Map<String, String> behind) {
    public SpecDraft {
        notes = new LinkedHashMap<>(notes);
        risks = new LinkedHashMap<>(risks);
        refusals = List.copyOf(refusals);
        firm = List.copyOf(firm);
        limits = List.copyOf(limits);
        fresh = new LinkedHashSet<>(fresh);
        behind = Map.copyOf(behind);
    }
}
