package io.ballast.loader.analysis;

import io.ballast.common.report.Progress.PhaseProgress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Children per parent for each foreign key, checked against a stated distribution or the one that fits best. */
final class ChildrenQuestion {
    private ChildrenQuestion() {}

    static List<ChildrenPerParent> ask(Connection connection, List<StatedDistribution> stated, PhaseProgress phase)
            throws SQLException {
        List<Line> lines = SqlQuestion.CHILDREN_PER_PARENT.ask(
                connection,
                phase,
                row -> new Line(
                        new Key(
                                row.getString("child_table"),
                                row.getString("child_columns"),
                                row.getString("parent_table")),
                        row.getLong("children"),
                        row.getLong("parents")));
        Map<Key, SortedMap<Long, Long>> byKey = new LinkedHashMap<>();
        for (Line line : lines) {
            SortedMap<Long, Long> parentsByChildren = byKey.computeIfAbsent(line.key(), key -> new TreeMap<>());
            if (line.parents() > 0) {
                parentsByChildren.put(line.children(), line.parents());
            }
        }
        List<ChildrenPerParent> answers = new ArrayList<>();
        byKey.forEach((key, parentsByChildren) ->
                answers.add(describe(key, parentsByChildren, distribution(key, parentsByChildren, stated))));
        return answers;
    }

    private static @Nullable ChildrenDistribution distribution(
            Key key, SortedMap<Long, Long> parentsByChildren, List<StatedDistribution> stated) {
        for (StatedDistribution one : stated) {
            if (one.describes(key.childTable(), key.columns(), key.parentTable())) {
                return one.distribution();
            }
        }
        return ZipfFit.fit(parentsByChildren).orElse(null);
    }

    private static ChildrenPerParent describe(
            Key key, SortedMap<Long, Long> parentsByChildren, @Nullable ChildrenDistribution distribution) {
        return new ChildrenPerParent(
                key.childTable(),
                key.columns(),
                key.parentTable(),
                counts(parentsByChildren, distribution),
                distribution,
                distribution == null
                        ? null
                        : ChiSquare.test(parentsByChildren, distribution).orElse(null));
    }

    private static List<ChildCount> counts(
            SortedMap<Long, Long> parentsByChildren, @Nullable ChildrenDistribution distribution) {
        SortedMap<Long, Double> expected = new TreeMap<>();
        parentsByChildren.keySet().forEach(children -> expected.put(children, 0.0));
        if (distribution != null) {
            expected.putAll(distribution.expected());
        }
        double total =
                parentsByChildren.values().stream().mapToLong(Long::longValue).sum();
        List<ChildCount> counts = new ArrayList<>();
        expected.forEach((children, share) -> {
            long parents = parentsByChildren.getOrDefault(children, 0L);
            counts.add(new ChildCount(children, parents, parents / total, distribution == null ? null : share));
        });
        return counts;
    }

    private record Key(String childTable, String columns, String parentTable) {}

    private record Line(Key key, long children, long parents) {}
}
