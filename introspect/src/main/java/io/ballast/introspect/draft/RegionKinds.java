package io.ballast.introspect.draft;

import io.ballast.spec.kind.ChoiceKind;
import io.ballast.spec.kind.ColumnUse;
import io.ballast.spec.kind.ConstantKind;
import io.ballast.spec.kind.DecimalKind;
import io.ballast.spec.kind.IntegerKind;
import io.ballast.spec.kind.ValueKind;
import io.ballast.spec.kind.WhenKind;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kinds of values of some {@link Region regions}, and by those of another column. */
final class RegionKinds {
    /** Whole numbers that are listed, where they do not follow each other. */
    private static final int FEW = 60;

    /** Different numbers of a column that others go by. */
    private static final int MANY = 200;

    /** Fractions of it are spread evenly: the golden section. */
    private static final double SECTION = 0.618_033_988_749_895;

    private RegionKinds() {}

    /** Values of these parts, or of the widest that lie next to each other. */
    static ValueKind of(DraftColumn column, Set<RowState> allowed) {
        List<Region> regions = allowed.stream()
                .map(RowState::region)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingInt(Region::place))
                .toList();
        if (!(column.kind instanceof IntegerKind || column.kind instanceof DecimalKind)) {
            return regions.get(0).kind();
        }
        List<BigDecimal[]> runs = new ArrayList<>();
        int last = -2;
        for (Region region : regions) {
            if (region.place() == last + 1) {
                runs.get(runs.size() - 1)[1] = end(region);
            } else {
                runs.add(new BigDecimal[] {start(region), end(region)});
            }
            last = region.place();
        }
        BigDecimal numbers = runs.stream()
                .map(run -> run[1].subtract(run[0]).add(BigDecimal.ONE))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (runs.size() > 1 && column.kind instanceof IntegerKind && numbers.compareTo(BigDecimal.valueOf(FEW)) <= 0) {
            return listed(column, runs);
        }
        BigDecimal[] widest = runs.stream()
                .max(Comparator.comparing(run -> run[1].subtract(run[0])))
                .orElseThrow();
        return Regions.range(column, widest[0], widest[1]);
    }

    private static ValueKind listed(DraftColumn column, List<BigDecimal[]> runs) {
        Integer scale = TypeLimits.scale(column.type);
        List<String> values = new ArrayList<>();
        for (BigDecimal[] run : runs) {
            for (BigDecimal number = run[0]; number.compareTo(run[1]) <= 0; number = number.add(BigDecimal.ONE)) {
                values.add(number.setScale(scale == null ? 0 : scale).toPlainString());
            }
        }
        return new ChoiceKind(values, values.stream().map(value -> 1.0).toList());
    }

    private static BigDecimal start(Region region) {
        return end(region, true);
    }

    private static BigDecimal end(Region region) {
        return end(region, false);
    }

    private static BigDecimal end(Region region, boolean first) {
        ValueKind kind = region.kind();
        if (kind instanceof IntegerKind integer) {
            return BigDecimal.valueOf(first ? integer.min() : integer.max());
        }
        if (kind instanceof DecimalKind decimal) {
            return first ? decimal.min() : decimal.max();
        }
        return new BigDecimal(((ConstantKind) kind).value());
    }

    /** Whether values can go by the parts of the driver: those with one value are told apart from all else, null among it. */
    static boolean canDecide(
            @Nullable DraftColumn driver, Map<RowState, Map<String, Set<RowState>>> found, String column) {
        if (driver == null || found.keySet().stream().noneMatch(state -> state.region() != null)) {
            return true;
        }
        boolean number = driver.kind instanceof IntegerKind || driver.kind instanceof DecimalKind;
        Set<Set<RowState>> others = new LinkedHashSet<>();
        found.forEach((state, sets) -> {
            if (state.region() == null || state.region().only() == null) {
                others.add(sets.getOrDefault(column, Set.of()));
            }
        });
        return number && others.size() <= 1;
    }

    /** By the one value of a part of the driver, and otherwise. */
    static ValueKind when(ColumnUse use, Map<RowState, ValueKind> kinds) {
        ValueKind otherwise = kinds.entrySet().stream()
                .filter(entry -> entry.getKey().only() == null)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        List<WhenKind.Case> cases = new ArrayList<>();
        kinds.forEach((state, kind) -> {
            String only = state.only();
            if (only != null) {
                cases.add(new WhenKind.Case(List.of(only), null, kind));
            }
        });
        return cases.isEmpty() && otherwise != null ? otherwise : new WhenKind(use, cases, otherwise);
    }

    /** Draws the one value of a part as often as all others together, which would hardly ever come otherwise. */
    static void spread(DraftColumn driver, Set<RowState> states) {
        List<String> only =
                states.stream().map(RowState::only).filter(Objects::nonNull).toList();
        List<Region> wide = states.stream()
                .map(RowState::region)
                .filter(Objects::nonNull)
                .filter(region -> region.only() == null)
                .toList();
        if (only.isEmpty() || wide.isEmpty()) {
            return;
        }
        Set<String> values = new LinkedHashSet<>();
        for (Region region : wide) {
            values.addAll(spread(region, MANY / wide.size()));
        }
        List<Double> weights = new ArrayList<>();
        values.forEach(value -> weights.add(1.0));
        only.forEach(value -> weights.add(Math.ceil((double) values.size() / only.size())));
        values.addAll(only);
        driver.kind = new ChoiceKind(List.copyOf((Collection<String>) values), weights);
    }

    private static List<String> spread(Region region, int number) {
        BigDecimal from = start(region);
        BigDecimal to = end(region);
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            double part = i * SECTION % 1;
            values.add(from.add(to.subtract(from).multiply(BigDecimal.valueOf(part * part)))
                    .setScale(from.scale(), RoundingMode.FLOOR)
                    .toPlainString());
        }
        return values.stream().distinct().toList();
    }
}
