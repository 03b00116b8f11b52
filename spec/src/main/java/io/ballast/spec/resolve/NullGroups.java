package io.ballast.spec.resolve;

import io.ballast.spec.NullGroup;
import io.ballast.spec.yaml.SpecNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads which columns of a table are null in the same rows, and of which exactly one is not. */
final class NullGroups {
    /** Shares that add up to 1 but for rounding. */
    private static final double ROUNDING = 1e-9;

    private final List<ColumnDraft> drafts;
    private final Map<String, NullGroup> groups = new LinkedHashMap<>();
    private final Map<String, Double> shares = new LinkedHashMap<>();

    private NullGroups(List<ColumnDraft> drafts) {
        this.drafts = drafts;
    }

    /** The columns with what {@code nulls} of their table says of them. */
    static List<ColumnDraft> applied(@Nullable SpecNode nulls, List<ColumnDraft> drafts) {
        if (nulls == null) {
            return drafts;
        }
        NullGroups groups = new NullGroups(drafts);
        nulls.items().forEach(groups::read);
        return drafts.stream().map(groups::applied).toList();
    }

    private ColumnDraft applied(ColumnDraft draft) {
        NullGroup group = groups.get(draft.name());
        return group == null ? draft : draft.in(group, share(draft.name()));
    }

    private void read(SpecNode node) {
        String word = node.onlyKey(
                "rule for nulls", List.of(NullGroup.Rule.TOGETHER.word(), NullGroup.Rule.EXACTLY_ONE.word()));
        SpecNode names = node.require(word);
        List<String> columns =
                ColumnNames.read(names, drafts.stream().map(ColumnDraft::name).toList());
        if (columns.size() < 2) {
            throw names.refused("expected two columns or more, found one");
        }
        columns.forEach(column -> check(names, column));
        if (word.equals(NullGroup.Rule.TOGETHER.word())) {
            together(names, columns);
        } else {
            exactlyOne(names, columns);
        }
    }

    private void check(SpecNode names, String column) {
        if (groups.containsKey(column)) {
            throw names.refused("column \"" + column + "\" is in another rule for nulls already");
        }
        if (!draft(column).column().nullable()) {
            throw names.refused("column \"" + column + "\" cannot be null; expected nullable: true, or nulls");
        }
    }

    private void together(SpecNode names, List<String> columns) {
        double share = draft(columns.get(0)).nullShare();
        for (String column : columns) {
            if (share == 0 || draft(column).nullShare() != share) {
                throw names.refused("columns that are null together need the same share of nulls; write the same"
                        + " \"nulls\" at each of them");
            }
            add(column, new NullGroup(NullGroup.Rule.TOGETHER, columns, share, 1), share);
        }
    }

    /** Each has its share of the rows: what its nulls leave, or the same as the others. */
    private void exactlyOne(SpecNode names, List<String> columns) {
        boolean noneSays = columns.stream().allMatch(column -> draft(column).nullShare() == 0);
        double from = 0;
        for (int i = 0; i < columns.size(); i++) {
            double share =
                    noneSays ? 1 - 1.0 / columns.size() : draft(columns.get(i)).nullShare();
            double to = from + (1 - share);
            boolean isLast = i == columns.size() - 1;
            if (isLast && Math.abs(to - 1) > ROUNDING) {
                throw names.refused("exactly one of these columns has a value in each row, so their shares of nulls"
                        + " must add up to " + (columns.size() - 1) + "; or write no \"nulls\" at any of them");
            }
            add(columns.get(i), new NullGroup(NullGroup.Rule.EXACTLY_ONE, columns, from, isLast ? 1 : to), share);
            from = to;
        }
    }

    private void add(String column, NullGroup group, double share) {
        groups.put(column, group);
        shares.put(column, share);
    }

    private double share(String column) {
        return shares.getOrDefault(column, 0.0);
    }

    private ColumnDraft draft(String name) {
        return drafts.stream()
                .filter(draft -> draft.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
