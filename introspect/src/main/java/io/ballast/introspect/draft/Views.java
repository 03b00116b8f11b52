package io.ballast.introspect.draft;

import io.ballast.common.schema.Index;
import io.ballast.common.schema.IndexElement;
import io.ballast.common.schema.IndexRules;
import io.ballast.common.schema.IndexTraits;
import io.ballast.common.schema.SqlExpression;
import io.ballast.common.schema.SqlGuard;
import io.ballast.common.schema.StorageParameters;
import io.ballast.common.schema.View;
import io.ballast.common.schema.ViewTraits;
import io.ballast.introspect.facts.LiveIndex;
import io.ballast.introspect.facts.LiveView;
import io.ballast.spec.literal.NameRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the views that show what the spec has. */
final class Views {
    private final SqlFit fit;
    private final Notes notes;

    private Views(SqlFit fit, Notes notes) {
        this.fit = fit;
        this.notes = notes;
    }

    static List<View> keep(List<LiveView> views, SqlFit fit, Notes notes) {
        Views kept = new Views(fit, notes);
        return views.stream().map(kept::view).flatMap(Optional::stream).toList();
    }

    private static String kind(LiveView view) {
        return (view.materialized() ? "materialized view \"" : "view \"") + view.name() + "\"";
    }

    private Optional<View> view(LiveView view) {
        String reason = reason(view);
        if (!reason.isEmpty()) {
            notes.ofSpec(kind(view) + " omitted: " + reason);
            return Optional.empty();
        }
        fit.add(view.name());
        view.details().others().forEach(other -> notes.ofSpec(other + " of " + kind(view) + " omitted"));
        List<Index> indexes = new ArrayList<>();
        for (LiveIndex index : view.details().indexes()) {
            index(view, index).ifPresent(indexes::add);
        }
        return Optional.of(new View(
                view.name(),
                new SqlExpression(view.query()),
                view.materialized(),
                view.comment(),
                new ViewTraits(options(view), view.details().columnComments(), indexes)));
    }

    private String reason(LiveView view) {
        if (!NameRules.isTable(view.name())) {
            return "a name with other characters than letters, digits, _, $, - and spaces";
        }
        String fault = SqlGuard.fault(view.query());
        return fault == null ? fit.reason(view.uses()) : "its text " + fault;
    }

    private Map<String, String> options(LiveView view) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : view.details().options()) {
            String name = option.substring(0, Math.max(0, option.indexOf('=')));
            String value = option.substring(option.indexOf('=') + 1);
            if (StorageParameters.faultOfView(view.materialized(), name, value) == null) {
                options.put(name, value);
            } else {
                notes.ofSpec("option " + option + " of " + kind(view) + " omitted");
            }
        }
        return options;
    }

    private Optional<Index> index(LiveView view, LiveIndex facts) {
        Optional<Index.Method> method = Indexes.method(facts.method());
        String reason = method.isEmpty() ? "its method is " + facts.method() : fit.reason(facts.uses());
        if (reason.isEmpty()) {
            IndexTraits there = facts.traits();
            boolean plain = there.elements().stream().allMatch(IndexElement::isPlain);
            Index index = Index.over(method.orElseThrow(), facts.unique(), null, facts.include(), there);
            Index kept = plain
                    ? new Index(
                            index.columns(),
                            index.method(),
                            index.unique(),
                            null,
                            index.include(),
                            there.withElements(List.of()))
                    : index;
            String fault = IndexRules.fault(kept);
            if (fault == null) {
                return Optional.of(kept);
            }
            reason = fault;
        }
        notes.ofSpec("index \"" + facts.name() + "\" of " + kind(view) + " omitted: " + reason);
        return Optional.empty();
    }
}
