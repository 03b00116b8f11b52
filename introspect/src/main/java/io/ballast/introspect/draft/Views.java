package io.ballast.introspect.draft;

import io.ballast.common.schema.SqlExpression;
import io.ballast.common.schema.SqlGuard;
import io.ballast.common.schema.View;
import io.ballast.introspect.facts.LiveView;
import java.util.ArrayList;
import java.util.List;

/** Keeps the views that show what the spec has. */
final class Views {
    private Views() {}

    static List<View> keep(List<LiveView> views, SqlFit fit, Notes notes) {
        List<View> kept = new ArrayList<>();
        for (LiveView view : views) {
            String reason = reason(view, fit);
            if (reason.isEmpty()) {
                kept.add(new View(view.name(), new SqlExpression(view.query()), view.materialized(), view.comment()));
                fit.add(view.name());
            } else {
                notes.ofSpec((view.materialized() ? "materialized view \"" : "view \"") + view.name() + "\" omitted: "
                        + reason);
            }
        }
        return kept;
    }

    private static String reason(LiveView view, SqlFit fit) {
        if (!view.name().matches(Selection.NAME)) {
            return "a name with other characters than letters, digits, _, $, - and spaces";
        }
        String fault = SqlGuard.fault(view.query());
        return fault == null ? fit.reason(view.uses()) : "its text " + fault;
    }
}
