package io.ballast.cli.text;

import io.ballast.loader.plan.EarlierLoad;
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
     */
    public static String text(List<EarlierLoad> loads, String target) {
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
                load.phase().name(),
                load.shardsDone() + "/" + load.shards(),
                Figures.count(load.rowsDone()) + "/" + Figures.count(rows(load)),
                TIME.format(load.started()),
                TIME.format(load.changed())));
        return "Loads in " + target + "\n" + table + next(loads);
    }

    /** Once all shards are in, their rows have been counted; what the source said before may have been an estimate. */
    private static long rows(EarlierLoad load) {
        return load.shardsDone() == load.shards() ? load.rowsDone() : load.rows();
    }

    private static String next(List<EarlierLoad> loads) {
        StringBuilder text = new StringBuilder();
        for (EarlierLoad load : loads) {
            if (load.state() == EarlierLoad.State.OPEN) {
                text.append("  ")
                        .append(load.name())
                        .append(" is not finished. Go on with it: ballast load SOURCE --schema ");
                text.append(load.schema()).append(" --mode ").append(load.mode().label());
                text.append(" --resume, where SOURCE is the bundle of ").append(load.dataset());
                text.append(", or its spec with the same options.\n");
            }
        }
        return text.toString();
    }
}
