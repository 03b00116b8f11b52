package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.schema.ExtendedStatistics;
import io.ballast.common.schema.ObjectNames;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.View;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the names that new tables bring with them against those that are taken. */
final class NameChecks {
    private final Manifest manifest;
    private final LoadOptions options;
    private final TargetFacts facts;

    NameChecks(Manifest manifest, LoadOptions options, TargetFacts facts) {
        this.manifest = manifest;
        this.options = options;
        this.facts = facts;
    }

    /** Indexes and partitions bring names of their own, which must be free as well, and differ from each other. */
    void check(Misfits misfits) {
        Map<String, String> wanted = new HashMap<>();
        for (SourceTable table : manifest.tables()) {
            for (String name : names(table.schema())) {
                @Nullable String other = wanted.put(name, table.name());
                if (other != null) {
                    throw twice(other, table, name, "something", "Rename a table or column");
                }
            }
        }
        checkViews(new HashSet<>(wanted.keySet()), misfits);
        checkStatistics(misfits);
        for (SourceTable table : manifest.tables()) {
            for (String name : names(table.schema())) {
                checkFree(table, name, misfits);
            }
            for (String name : MadeNames.tables(table.schema())) {
                String array = arrayType(name);
                if (!wanted.containsKey(array)) { // with a table of that name, the server has chosen another one
                    checkFree(table, array, misfits);
                }
            }
        }
    }

    private BallastException twice(String other, SourceTable table, String name, String what, String remedy) {
        return new BallastException(
                ErrorCategory.INPUT_REFUSED,
                "Tables \"" + other + "\" and \"" + table.name() + "\" of the "
                        + options.source().kind() + " both make " + what + " named \"" + name
                        + "\", and a schema holds a name once. " + remedy
                        + " in the dataset spec and generate again.");
    }

    /** Statistics have a namespace of their own. They go away with their table. */
    private void checkStatistics(Misfits misfits) {
        Map<String, String> wanted = new HashMap<>();
        for (SourceTable table : manifest.tables()) {
            for (ExtendedStatistics statistics :
                    table.schema().traits().settings().statistics()) {
                String name = ObjectNames.statistics(table.schema(), statistics);
                @Nullable String other = wanted.put(name, table.name());
                if (other != null) {
                    throw twice(other, table, name, "statistics", "Rename them");
                }
                @Nullable String taken = facts.schema().takenStatistics().get(name);
                if (taken != null
                        && manifest.tables().stream()
                                .noneMatch(made -> made.name().equals(taken))) {
                    misfits.add(
                            "Table \"" + table.name() + "\" needs the name \"" + name
                                    + "\" for extended statistics, which those of "
                                    + (taken.isEmpty() ? "a table of another schema" : "table \"" + taken + "\"")
                                    + " in schema \"" + options.schema() + "\" have",
                            Hint.act("rename those").or(TableChecks.ELSEWHERE));
                }
            }
        }
    }

    private void checkViews(Set<String> wanted, Misfits misfits) {
        for (View view : options.constraints() ? manifest.views() : List.<View>of()) {
            @Nullable TakenName taken = facts.schema().takenNames().get(view.name());
            if (!wanted.add(view.name())) {
                throw new BallastException(
                        ErrorCategory.INPUT_REFUSED,
                        "View \"" + view.name() + "\" of the "
                                + options.source().kind()
                                + " has the name of something else in it, and a schema holds a name once. Rename it in"
                                + " the dataset spec and generate again.");
            }
            if (taken != null && !taken.arrayType()) {
                misfits.add(
                        "Schema \"" + options.schema() + "\" already has a " + taken.kind() + " \"" + view.name()
                                + "\", and the " + options.source().kind() + " a view",
                        Hint.act("drop or rename that").or(TableChecks.ELSEWHERE));
            }
            view.indexNames().forEach(name -> checkIndexOfView(view, name, wanted, misfits));
        }
    }

    private void checkIndexOfView(View view, String name, Set<String> wanted, Misfits misfits) {
        @Nullable TakenName taken = facts.schema().takenNames().get(name);
        if (!wanted.add(name) || (taken != null && !taken.arrayType())) {
            misfits.add(
                    "View \"" + view.name() + "\" needs the name \"" + name + "\" for an index, which something else in"
                            + " schema \"" + options.schema() + "\" has",
                    Hint.act("rename that").or(TableChecks.ELSEWHERE));
        }
    }

    private void checkFree(SourceTable table, String name, Misfits misfits) {
        @Nullable TakenName taken = facts.schema().takenNames().get(name);
        if (taken == null || goesAway(name, taken) || (name.equals(table.name()) && !taken.arrayType())) {
            return; // a table of the very name is the mode's business
        }
        misfits.add(
                "Table \"" + table.name() + "\" needs the name \"" + name + "\", which a"
                        + (taken.arrayType() ? "n " : " ")
                        + taken.kind()
                        + " in schema \"" + options.schema() + "\" has",
                Hint.act("rename that").or(TableChecks.ELSEWHERE));
    }

    /** Whether it is replaced with its table; one that is in the way has been named already, as a whole. */
    private boolean goesAway(String name, TakenName taken) {
        boolean replaced =
                options.mode() == LoadMode.REPLACE && facts.schema().existing().containsKey(name) && !taken.arrayType();
        return replaced
                || manifest.tables().stream().anyMatch(table -> table.name().equals(taken.ofTable()));
    }

    private List<String> names(TableSchema table) {
        List<String> names = new ArrayList<>(MadeNames.tables(table));
        names.addAll(MadeNames.sequences(table));
        if (options.constraints()) {
            names.addAll(MadeNames.indexes(table));
        }
        return names;
    }

    /** The name that the server gives the array type of a table, where that is free. */
    static String arrayType(String table) {
        StringBuilder name = new StringBuilder("_").append(table);
        while (name.toString().getBytes(StandardCharsets.UTF_8).length > ObjectNames.MAX_NAME_BYTES) {
            name.setLength(name.offsetByCodePoints(name.length(), -1));
        }
        return name.toString();
    }
}
