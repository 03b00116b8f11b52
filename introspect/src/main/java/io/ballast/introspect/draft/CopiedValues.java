package io.ballast.introspect.draft;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.Choice;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.Literals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of a column themselves, for columns that the user named. */
final class CopiedValues {
    private CopiedValues() {}

    /** The common values with their frequencies, and the ends of ranges, which share what is left. */
    static ValueKind of(Target target) {
        ColumnStatistics statistics = target.statistics();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int i = 0; i < statistics.commonValues().size(); i++) {
            put(
                    weights,
                    target,
                    statistics.commonValues().get(i),
                    statistics.frequencies().get(i));
        }
        double rest = Math.max(1e-9, 1 - statistics.nullShare() - sum(statistics.frequencies()));
        for (String bound : statistics.bounds()) {
            put(weights, target, bound, rest / statistics.bounds().size());
        }
        if (weights.isEmpty() || target.type().array() || (target.unique() && weights.size() < target.most())) {
            throw new BallastException(
                    ErrorCategory.INPUT_REFUSED,
                    new Choice(Setting.COPY_VALUES, target.table().name() + "." + target.name()),
                    (weights.isEmpty() || target.type().array()
                            ? "the server's statistics hold no values of this column that a spec could list"
                            : "the column is unique, and the statistics hold " + weights.size() + " values for up to "
                                    + target.most() + " rows"),
                    Hint.act("leave it out"));
        }
        target.note("values copied, as requested");
        List<Double> shares =
                target.unique() ? Collections.nCopies(weights.size(), 1.0) : Texts.rounded(weights.values());
        return new ChoiceKind(new ArrayList<>(weights.keySet()), shares);
    }

    private static void put(Map<String, Double> weights, Target target, String value, double weight) {
        try {
            weights.merge(Literals.canonical(target.type(), value), weight, Double::sum);
        } catch (IllegalArgumentException e) {
            target.note("some values have a form that no spec can list; they were omitted");
        }
    }

    private static double sum(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }
}
