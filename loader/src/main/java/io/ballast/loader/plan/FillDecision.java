package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which tables are filled in place, and what is taken away from them meanwhile. Pure.
 *
 * <p>The tables are filled in parallel, so that a foreign key between two of them would find rows that are still to come: a table whose
 * foreign keys to tables of the load cannot all be taken away is appended to instead. One to a table that the load does not touch
 * stays, and is checked row by row, so that nobody has to wait for that table.
 */
public final class FillDecision {
    /** More tables than these are counted. */
    private static final int NAMED = 5;

    private final Triggers triggers;
    private final FillFacts facts;
    private final Set<String> small;
    private final Map<String, List<FillObject>> objects;
    private final Set<String> ofLoad;
    private final Set<String> inPlace = new HashSet<>();
    private final Map<String, String> appended = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private FillDecision(Manifest manifest, Transfer transfer, FillFacts facts) {
        this.triggers = transfer.triggers();
        this.facts = facts;
        this.small = manifest.tables().stream()
                .filter(table -> table.rows() < transfer.keysFrom())
                .map(SourceTable::name)
                .collect(Collectors.toSet());
        this.objects = facts.objects().stream().collect(Collectors.groupingBy(FillObject::table));
        this.ofLoad = manifest.tables().stream().map(SourceTable::name).collect(Collectors.toSet());
    }

    /** What follows from the facts; what an earlier run has begun goes on as it was begun. */
    public static FillPlan of(Manifest manifest, LoadOptions options, FillFacts facts) {
        if (options.mode() != LoadMode.FILL) {
            return FillPlan.NONE;
        }
        return new FillDecision(manifest, options.transfer(), facts).decide();
    }

    private FillPlan decide() {
        @Nullable List<Restoration> begun = facts.begun();
        if (begun == null) {
            facts.tables().forEach(this::place);
        } else {
            begun.stream().filter(one -> one.kind() == StepId.Kind.COPY).forEach(one -> inPlace.add(one.table()));
            ofLoad.stream()
                    .filter(table -> !inPlace.contains(table))
                    .forEach(table -> appended.put(table, "as it was begun"));
        }
        Restorations restorations = new Restorations(inPlace, begun == null ? taken() : List.of());
        return new FillPlan(
                inPlace,
                appended,
                restorations.removals(),
                begun == null ? restorations.all() : begun,
                switches(),
                List.of(),
                notes);
    }

    /** Rows that triggers make beside those of the load: psql would fire them too, but would not fill their table as well. */
    private void noteWrites(FillTable table) {
        if (triggers == Triggers.FIRE) {
            table.writes()
                    .forEach(write -> notes.add("trigger \"" + write.trigger() + "\" of table \"" + table.name()
                            + "\" inserts rows into table \"" + write.into()
                            + "\", which gets rows of its own too: they may collide."));
        }
    }

    /** Triggers decide by whatever they find when they run, so that nothing tells beforehand which rows they refuse. */
    private void noteRefusing(FillTable table) {
        if (triggers == Triggers.FIRE) {
            table.refusing()
                    .forEach(trigger -> notes.add("trigger \"" + trigger + "\" of table \"" + table.name()
                            + "\" may refuse rows: its function raises exceptions, and no row is tried with it before"
                            + " rows are written."));
        }
    }

    private void place(FillTable table) {
        noteWrites(table);
        noteRefusing(table);
        Optional<String> why = whyAppended(table);
        if (why.isPresent()) {
            appended.put(table.name(), why.get());
        } else {
            inPlace.add(table.name());
            if (table.partitioned()) {
                notes.add("keys and indexes of table \"" + table.name() + "\" stay in place: it is partitioned.");
            }
        }
    }

    private Optional<String> whyAppended(FillTable table) {
        if (!table.empty()) {
            return Optional.of("it has rows");
        }
        if (table.obstacle() != null) {
            return Optional.of(table.obstacle());
        }
        if (triggers == Triggers.FIRE && !table.triggers().isEmpty()) {
            return Optional.of("trigger \"" + table.triggers().get(0) + "\" fires for its rows");
        }
        return of(table.name())
                .filter(key -> isWithinLoad(key) && (key.stays() != null || table.partitioned()))
                .findFirst()
                .map(key -> "foreign key \"" + key.name() + "\" stays in place: "
                        + (key.stays() == null ? "the table is partitioned" : key.stays()));
    }

    private Stream<FillObject> of(String table) {
        return objects.getOrDefault(table, List.of()).stream();
    }

    private boolean isWithinLoad(FillObject object) {
        return object.kind() == FillObject.Kind.FOREIGN_KEY
                && ofLoad.containsAll(object.ties())
                && !object.ties().isEmpty();
    }

    /** Foreign keys come first: keys that they refer to can go only afterwards. */
    private List<FillObject> taken() {
        noteSmall();
        List<FillObject> taken = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        for (FillObject object : facts.objects()) {
            if (inPlace.contains(object.table()) && !object.isIndex() && goes(object)) {
                taken.add(object);
                if (object.kind() == FillObject.Kind.FOREIGN_KEY) {
                    gone.add(object.id());
                }
            }
        }
        for (FillObject object : facts.objects()) {
            if (inPlace.contains(object.table()) && object.isIndex() && goes(object, gone)) {
                taken.add(object);
            }
        }
        return taken;
    }

    private boolean goes(FillObject object) {
        if (object.kind() == FillObject.Kind.TRIGGER) {
            return triggers == Triggers.SKIP;
        }
        if (!isWithinLoad(object)) {
            return stays(object, "it refers to a table that is not filled");
        }
        return true;
    }

    /** One line for all of them, however many there are. */
    private void noteSmall() {
        List<String> keeping =
                inPlace.stream().filter(this::isSmallWithIndexes).sorted().toList();
        if (!keeping.isEmpty()) {
            notes.add("keys and indexes of "
                    + (keeping.size() > NAMED ? keeping.size() + " tables" : String.join(", ", keeping))
                    + " stay in place: so few rows are entered into them sooner than they are built.");
        }
    }

    private boolean isSmallWithIndexes(String table) {
        return small.contains(table) && of(table).anyMatch(FillObject::isIndex);
    }

    private boolean goes(FillObject index, Set<String> gone) {
        if (small.contains(index.table())) {
            return false;
        }
        if (index.stays() != null) {
            return stays(index, index.stays());
        }
        if (!gone.containsAll(index.ties())) {
            return stays(index, "foreign keys that stay refer to it");
        }
        return true;
    }

    private boolean stays(FillObject object, String why) {
        notes.add(object.named() + " stays in place: " + why + ".");
        return false;
    }

    private List<FillObject> switches() {
        return triggers == Triggers.FIRE
                ? List.of()
                : facts.objects().stream()
                        .filter(object -> object.kind() == FillObject.Kind.TRIGGER)
                        .filter(object -> appended.containsKey(object.table()))
                        .toList();
    }
}
