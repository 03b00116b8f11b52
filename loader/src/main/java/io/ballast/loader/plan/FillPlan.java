package io.ballast.loader.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How tables that are there are filled: straight, without what slows that down, or like tables that rows are appended to.
 *
 * @param inPlace tables that rows are copied straight into; they were empty
 * @param appended the other ones, and why
 * @param removals what is taken away, in this order; nothing when an earlier run has done so
 * @param restorations how it comes back, in an order in which they can be run one after the other
 * @param switches triggers of tables that rows are appended to, which are switched off for that
 * @param late foreign keys of these tables that are checked once all rows are there
 * @param notes what is left in place, and why
 */
public record FillPlan(
        Set<String> inPlace,
        Map<String, String> appended,
        List<Removal> removals,
        List<Restoration> restorations,
        List<FillObject> switches,
        List<LateKey> late,
        List<String> notes) {
    static final int OBJECTS_PER_TRANSACTION = 200;

    /** For loads that fill no tables in place. */
    static final FillPlan NONE =
            new FillPlan(Set.of(), Map.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public FillPlan {
        inPlace = Set.copyOf(inPlace);
        appended = Map.copyOf(appended);
        removals = List.copyOf(removals);
        restorations = List.copyOf(restorations);
        switches = List.copyOf(switches);
        late = List.copyOf(late);
        notes = List.copyOf(notes);
    }

    /** The same with these foreign keys checked late. */
    public FillPlan withLate(Collection<LateKey> keys) {
        return new FillPlan(inPlace, appended, removals, restorations, switches, List.copyOf(keys), notes);
    }

    /** Foreign keys that refer to rows which only the transaction that publishes brings. */
    public List<Restoration> afterAppending() {
        return restorations.stream()
                .filter(one -> !one.refers().isEmpty() && !inPlace.contains(one.refers()))
                .toList();
    }

    /** All others, which steps of their own bring back. */
    List<Restoration> beforePublishing() {
        return restorations.stream()
                .filter(one -> one.kind() != StepId.Kind.COPY && one.kind() != StepId.Kind.TAKE)
                .filter(one -> one.refers().isEmpty() || inPlace.contains(one.refers()))
                .toList();
    }

    /**
     * What is taken away, in as many transactions as keep the server's lock table from filling: everything that is dropped stays
     * locked until its transaction ends, a foreign key with its triggers. At least one, where tables are filled in place.
     */
    public List<List<Removal>> batches() {
        List<List<Removal>> batches = new ArrayList<>();
        List<Removal> batch = new ArrayList<>();
        int objects = 0;
        for (Removal removal : removals) {
            if (objects > 0 && objects + removal.objects().size() > OBJECTS_PER_TRANSACTION) {
                batches.add(batch);
                batch = new ArrayList<>();
                objects = 0;
            }
            batch.add(removal);
            objects += removal.objects().size();
        }
        batches.add(batch);
        return batches;
    }
}
