package io.ballast.cli.text;

import io.ballast.introspect.FillSpec;
import io.ballast.loader.verify.TriedRows;
import java.util.List;
import java.util.Map;

/** What a fill makes for which tables, before the plan of its load. */
public final class FillPlanText {
    private FillPlanText() {}

    /**
     * Lines for people, with an empty one at the end.
     *
     * @param tried tables of which the server has judged some rows
     */
    public static String text(FillSpec spec, List<String> tried, int width) {
        StringBuilder text = new StringBuilder("Fill of ");
        text.append(spec.filled().size()).append(spec.filled().size() == 1 ? " table" : " tables");
        text.append(", seed ").append(spec.spec().seed()).append('\n');
        if (!spec.leftOut().isEmpty()) {
            text.append(Wrapped.hanging("  ", "left as they are: " + String.join(", ", spec.leftOut()), width));
        }
        spec.limits().forEach(limit -> text.append(Wrapped.hanging("  ", "fewer rows for " + limit, width)));
        if (!spec.risks().isEmpty()) {
            text.append(Wrapped.hanging(
                    "  ", "rows may break these rules of the schema, and then nothing is published:", width));
        }
        for (Map.Entry<List<String>, List<String>> about : spec.risks().entrySet()) {
            about.getValue().forEach(risk -> text.append(Wrapped.hanging("    ", place(about.getKey()) + risk, width)));
        }
        if (!tried.isEmpty() && !spec.risks().isEmpty()) {
            text.append(Wrapped.hanging(
                    "  ",
                    "the first " + TriedRows.ROWS + " rows of these tables were tried, and break no check",
                    width));
        }
        return text.append('\n').toString();
    }

    /** {@code tables, t, columns, c} as {@code t.c: }. */
    private static String place(List<String> path) {
        return switch (path.size()) {
            case 0 -> "";
            case 2 -> path.get(1) + ": ";
            default -> path.get(1) + "." + path.get(3) + ": ";
        };
    }
}
