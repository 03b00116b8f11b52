package io.ballast.cli.text;

import io.ballast.loader.UnfinishedLoad;

/** What giving up a load would remove, for people. */
public final class UnfinishedLoadText {
    private UnfinishedLoadText() {}

    /**
     * What would go, in a few lines.
     *
     * @param width of the lines, as far as single words allow
     */
    public static String text(UnfinishedLoad unfinished, String target, int width) {
        String tables = unfinished.tables().isEmpty() ? "no tables" : String.join(", ", unfinished.tables());
        String staging = unfinished.hasStaging()
                ? "would drop schema " + unfinished.load().stagingSchema() + " with " + tables + ": "
                        + ReadableNumbers.count(
                                unfinished.load().standing().rows().done())
                        + " rows, " + ReadableNumbers.size(unfinished.bytes()) + " on the server's disk"
                : "its staging schema " + unfinished.load().stagingSchema() + " is gone already";
        return Wrapped.hanging(
                        "",
                        "Load " + unfinished.load().name() + " of dataset "
                                + unfinished.load().dataset() + " into schema "
                                + unfinished.load().schema() + " of " + target,
                        width)
                + Wrapped.hanging("  ", staging, width)
                + Wrapped.hanging("  ", "would mark the load as removed in the journal", width);
    }
}
