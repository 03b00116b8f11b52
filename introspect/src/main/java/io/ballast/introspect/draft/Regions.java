package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.sql.Formula;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of what a column can be that conditions tell apart: numbers between those that they name, texts of their expressions. */
final class Regions {
    /** Numbers that conditions name, and expressions. */
    private static final int MOST = 8;

    private static final Set<String> MATCHES = Set.of("~", "~*", "~~", "~~*");
    private static final Set<String> LENGTHS = Set.of("length", "char_length", "character_length");
    /** A text of which nothing but its length is known to matter. */
    private static final String LETTERS = "[a-z]".repeat(8);

    private Regions() {}

    /** All parts in their order; empty where conditions tell none apart. */
    static List<Region> of(DraftColumn column, List<Formula> formulas) {
        if (column.type.array()) {
            return List.of();
        }
        if (column.kind instanceof IntegerKind integer) {
            return numbers(column, formulas, BigDecimal.valueOf(integer.min()), BigDecimal.valueOf(integer.max()), 0);
        }
        if (column.kind instanceof DecimalKind decimal) {
            return numbers(column, formulas, decimal.min(), decimal.max(), decimal.scale());
        }
        return TypeLimits.isText(column.type) ? texts(column, formulas) : List.of();
    }

    private static List<Region> numbers(
            DraftColumn column, List<Formula> formulas, BigDecimal min, BigDecimal max, int scale) {
        List<Formula.Comparison> atoms = comparisons(column, formulas);
        TreeSet<BigDecimal> named = new TreeSet<>();
        for (Formula.Comparison atom : atoms) {
            named.add(new BigDecimal(((Formula.Literal) atom.right()).text()));
        }
        boolean exact =
                named.stream().allMatch(number -> number.stripTrailingZeros().scale() <= scale);
        if (named.isEmpty() || named.size() > MOST || !exact || max.precision() > 18) {
            return List.of();
        }
        BigDecimal width = max.subtract(min).max(BigDecimal.ONE);
        BigDecimal least = within(
                column, min.min(named.first().compareTo(min) < 0 ? named.first().subtract(width) : min));
        BigDecimal most = within(
                column, max.max(named.last().compareTo(max) >= 0 ? named.last().add(width) : max));
        BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
        List<Region> regions = new ArrayList<>();
        BigDecimal from = least;
        for (BigDecimal number : named) {
            add(regions, column, from, number.subtract(step).min(most), atoms);
            add(regions, column, number.max(least), number.min(most), atoms);
            from = number.add(step).max(least);
        }
        add(regions, column, from, most, atoms);
        return regions;
    }

    /** The number, or the nearest one that the type and the check of the column let in. */
    private static BigDecimal within(DraftColumn column, BigDecimal number) {
        Check check = column.check;
        BigDecimal least = TypeLimits.smallest(column.type);
        BigDecimal most = TypeLimits.largest(column.type);
        BigDecimal limited = least == null ? number : number.max(least);
        limited = most == null ? limited : limited.min(most);
        limited = check == null || check.minimum() == null ? limited : limited.max(new BigDecimal(check.minimum()));
        return check == null || check.maximum() == null ? limited : limited.min(new BigDecimal(check.maximum()));
    }

    private static void add(
            List<Region> regions, DraftColumn column, BigDecimal from, BigDecimal to, List<Formula.Comparison> atoms) {
        if (from.compareTo(to) > 0) {
            return;
        }
        Map<Formula, Boolean> answers = new LinkedHashMap<>();
        for (Formula.Comparison atom : atoms) {
            BigDecimal literal = new BigDecimal(((Formula.Literal) atom.right()).text());
            answers.put(atom, FormulaTruth.holds(atom.operator(), from.compareTo(literal)));
        }
        boolean one = from.compareTo(to) == 0;
        ValueKind kind = range(column, from, to);
        regions.add(new Region(regions.size(), kind, one ? ((ConstantKind) kind).value() : null, answers));
    }

    /** Numbers of the column's kind from one to another. */
    static ValueKind range(DraftColumn column, BigDecimal from, BigDecimal to) {
        if (column.kind instanceof IntegerKind integer) {
            if (from.compareTo(to) == 0) {
                Integer scale = TypeLimits.scale(column.type);
                return new ConstantKind(from.setScale(scale == null ? 0 : scale).toPlainString());
            }
            boolean all = from.longValueExact() <= integer.min() && to.longValueExact() >= integer.max();
            return new IntegerKind(from.longValueExact(), to.longValueExact(), all ? integer.distribution() : null);
        }
        DecimalKind decimal = (DecimalKind) column.found();
        BigDecimal min = from.setScale(decimal.digits());
        BigDecimal max = to.setScale(decimal.digits());
        boolean all = min.compareTo(decimal.min()) <= 0 && max.compareTo(decimal.max()) >= 0;
        return min.compareTo(max) == 0
                ? new ConstantKind(min.toPlainString())
                : new DecimalKind(min, max, decimal.scale(), all ? decimal.distribution() : null);
    }

    /** Comparisons of the column with numbers, each once. */
    private static List<Formula.Comparison> comparisons(DraftColumn column, List<Formula> formulas) {
        boolean number = column.type.is(TypeFamily.WHOLE) || column.type.is(TypeFamily.DECIMAL);
        return number
                ? atoms(formulas)
                        .filter(Formula.Comparison.class::isInstance)
                        .map(Formula.Comparison.class::cast)
                        .filter(atom -> isColumn(atom.left(), column)
                                && atom.right() instanceof Formula.Literal literal
                                && String.valueOf(literal.text()).matches("-?\\d{1,15}(\\.\\d{1,9})?")
                                && LiteralOrder.isKnown(column.type, String.valueOf(literal.text())))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static Stream<Formula> atoms(List<Formula> formulas) {
        return formulas.stream().flatMap(Formula::all);
    }

    /** The column, perhaps as a number with more digits. */
    static boolean isColumn(Formula formula, DraftColumn column) {
        Formula bare = formula instanceof Formula.AsText text
                ? text.part()
                : formula instanceof Formula.Opaque cast && cast.name().equals("::numeric")
                        ? cast.parts().get(0)
                        : formula;
        return bare instanceof Formula.Named named && named.column().equals(column.name());
    }

    private static List<Region> texts(DraftColumn column, List<Formula> formulas) {
        Set<Formula> matches = new LinkedHashSet<>();
        Set<Formula.Comparison> lengths = new LinkedHashSet<>();
        atoms(formulas).forEach(atom -> {
            if (atom instanceof Formula.Opaque call && isMatch(call, column)) {
                matches.add(call);
            } else if (atom instanceof Formula.Comparison comparison && isLength(comparison, column)) {
                lengths.add(comparison);
            }
        });
        if ((matches.isEmpty() && lengths.isEmpty()) || matches.size() > MOST) {
            return List.of();
        }
        List<Region> regions = new ArrayList<>(List.of(new Region(0, column.found(), null, Map.of())));
        for (Formula match : matches) {
            String regex = CheckedTexts.regex((Formula.Opaque) match);
            RegexPattern.of(regex, Math.min(TypeLimits.length(column.type), CheckedTexts.MAX_PATTERN))
                    .ifPresent(pattern -> regions.add(text(pattern, match, lengths, regions.size())));
        }
        if (!lengths.isEmpty() && TypeLimits.length(column.type) >= 8) {
            regions.add(text(LETTERS, null, lengths, regions.size()));
        }
        return regions.stream()
                .filter(region -> region.place() == 0 || fits(column, region))
                .toList();
    }

    private static Region text(String pattern, @Nullable Formula match, Set<Formula.Comparison> lengths, int place) {
        PatternKind kind = new PatternKind(pattern);
        Map<Formula, Boolean> answers = new HashMap<>();
        if (match != null) {
            answers.put(match, true);
        }
        for (Formula.Comparison length : lengths) {
            int wanted = Integer.parseInt(String.valueOf(((Formula.Literal) length.right()).text()));
            answers.put(
                    length,
                    FormulaTruth.holds(
                            length.operator(), Integer.compare(kind.positions().size(), wanted)));
        }
        return new Region(place, kind, null, answers);
    }

    /** Whether texts of the part keep what the column checks besides. */
    private static boolean fits(DraftColumn column, Region region) {
        Check check = column.check;
        int length = ((PatternKind) region.kind()).positions().size();
        return column.upper == null
                && column.pattern == null
                && (check == null
                        || (check.oneOf().isEmpty()
                                && (check.minLength() == null || check.minLength() <= length)
                                && (check.maxLength() == null || check.maxLength() >= length)));
    }

    private static boolean isMatch(Formula.Opaque call, DraftColumn column) {
        return MATCHES.contains(call.name())
                && call.parts().size() == 2
                && isColumn(call.parts().get(0), column)
                && call.parts().get(1) instanceof Formula.Literal literal
                && literal.text() != null;
    }

    private static boolean isLength(Formula.Comparison comparison, DraftColumn column) {
        return comparison.left() instanceof Formula.Opaque call
                && LENGTHS.contains(call.name())
                && call.parts().size() == 1
                && isColumn(call.parts().get(0), column)
                && comparison.right() instanceof Formula.Literal literal
                && String.valueOf(literal.text()).matches("\\d{1,6}");
    }
}
