package io.ballast.loader.plan;

import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses tables of which nobody could tell which row a new one meets, where rows that are met are skipped or updated. */
final class ConflictChecks {
    private final LoadOptions options;
    private final TargetFacts facts;
    private final Misfits misfits;

    ConflictChecks(LoadOptions options, TargetFacts facts, Misfits misfits) {
        this.options = options;
        this.facts = facts;
        this.misfits = misfits;
    }

    void check(SourceTable table) {
        @Nullable TableKeys keys = facts.schema().keys().get(table.name());
        if (keys == null || options.onConflict() == OnConflict.FAIL) {
            return;
        }
        if (options.onConflict() == OnConflict.UPDATE) {
            checkUpdate(table, keys);
            return;
        }
        keys.keys().stream()
                .filter(key -> !key.immediate())
                .findFirst()
                .ifPresent(key -> add(
                        table,
                        "has a deferrable key " + named(key) + ", by which the server skips no rows",
                        Hint.act("make it not deferrable")));
    }

    private void checkUpdate(SourceTable table, TableKeys keys) {
        List<ConflictKey> usable = keys.usable(table);
        if (usable.isEmpty()) {
            add(
                    table,
                    "has no primary key, and no unique index, over columns of the "
                            + options.source().kind() + ", that could tell which row to update",
                    Hint.act("make one, which is not deferrable").or(without()));
        } else if (keys.chosen(table).isEmpty()) {
            add(
                    table,
                    "has no primary key over columns of the " + options.source().kind()
                            + ", and several unique indexes that could tell which row to update: "
                            + usable.stream().map(ConflictChecks::named).collect(Collectors.joining(", ")),
                    Hint.act("make one of them the primary key").or(without()));
        }
        if (!keys.mayUpdate()) {
            misfits.add(
                    "Role \"" + facts.server().role().name() + "\" may not update "
                            + TableChecks.named(table.name(), options),
                    Hint.act("let its owner grant UPDATE on it").or(without()));
        }
    }

    private static Hint without() {
        return Hint.choose("skip rows that are there", Setting.ON_CONFLICT, OnConflict.NOTHING.label());
    }

    private void add(SourceTable table, String what, Hint hint) {
        misfits.add("T" + TableChecks.named(table.name(), options).substring(1) + " " + what, hint);
    }

    private static String named(ConflictKey key) {
        return "(" + String.join(", ", key.columns()) + ")";
    }
}
