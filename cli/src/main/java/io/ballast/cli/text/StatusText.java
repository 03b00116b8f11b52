package io.ballast.cli.text;

import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.plan.LoadMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The loads that a database knows, for people. */
public final class StatusText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private StatusText() {}

    /**
     * The loads, a row each, and how to go on.
     *
     * @param target the database, as messages name it
     * @param width of the lines, as far as single words allow
     */
    public static String text(List<EarlierLoad> loads, String target, int width) {
        if (loads.isEmpty()) {
            return target + " knows no load\n";
        }
        TextTable table = new TextTable(
                "load", "dataset", "schema", "mode", "state", "phase", ">shards", ">rows", "begun", "last heard of");
        loads.forEach(load -> table.row(
                load.name(),
                load.dataset(),
                load.schema(),
                load.mode().label(),
                load.state().name().toLowerCase(Locale.ROOT),
                load.standing().phase().name(),
                load.standing().shards().done() + "/" + load.standing().shards().of(),
                ReadableNumbers.count(load.standing().rows().done()) + "/" + ReadableNumbers.count(rows(load)),
                TIME.format(load.standing().started()),
                TIME.format(load.standing().changed())));
        return Wrapped.hanging("", "Loads in " + target, width) + table.text(width) + next(loads, width);
    }

    /** Once all shards are in, their rows have been counted; what the source said before may have been an estimate. */
    private static long rows(EarlierLoad load) {
        EarlierLoad.Standing standing = load.standing();
        return standing.shards().done() == standing.shards().of()
                ? standing.rows().done()
                : standing.rows().of();
    }

    /** The journal does not say what a load came from. Bare files are only ever appended. */
    private static String sources(EarlierLoad load) {
        return load.mode() == LoadMode.APPEND
                ? "a bundle, a spec with the same options, or --csv with the same files and options"
                : "a bundle (of a demo: bundle in its directory), or a spec with the same options";
    }

    private static String giveUp(EarlierLoad load) {
        return load.mode() == LoadMode.FILL
                ? "ballast fill --schema " + load.schema() + " --restore"
                : "ballast drop " + load.name();
    }

    private static String next(List<EarlierLoad> loads, int width) {
        StringBuilder text = new StringBuilder();
        for (EarlierLoad load : loads) {
            if (load.state() == EarlierLoad.State.OPEN) {
                text.append(Wrapped.hanging(
                        "  ",
                        load.name() + " is not finished. Resume it: ballast load SOURCE --schema " + load.schema()
                                + " --mode " + load.mode().label()
                                + " --resume, where SOURCE is what it was begun with: " + sources(load)
                                + ". Or give it up: " + giveUp(load),
                        width));
            }
        }
        return text.toString();
    }
}
