package io.ballast.introspect.draft;

import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.fit.RoundMarks;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.check.DistinctPicks;
import io.ballast.spec.check.JointPicks;
import io.ballast.spec.check.KeyPicks;
import io.ballast.spec.distribution.Distribution;
import io.ballast.spec.distribution.Zipf;
import io.ballast.spec.kind.ReferenceKind;
import io.ballast.spec.kind.ValueKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Keys that have references to be unique by, such as those of many-to-many tables, or a few values of each column: the generator picks
 * other rows and values each time, if there are enough, and if skew leaves some of them to the last.
 */
final class DistinctRows {
    /** The generator numbers the combinations of rows of several tables. */
    private static final BigInteger MAX_COMBINATIONS = BigInteger.TWO.pow(62);
    /** An exponent is lowered in steps of this factor. */
    private static final double LOWER = 0.9;

    private static final double MIN_EXPONENT = 0.05;

    private final Map<String, DraftTable> tables;
    private final Keys keys;
    private final boolean inPlace;
    private final Notes notes;
    /** By table, the references that a key makes differ; a reference differs in two ways at once only where keys hold together. */
    private final Map<String, Set<String>> taken = new HashMap<>();

    private final JointRows together;
    private final RowLimits limits;

    /** @param inPlace whether keys are there, and weights of values matter less than that they hold */
    DistinctRows(Map<String, DraftTable> tables, Keys keys, boolean inPlace, Notes notes) {
        this.inPlace = inPlace;
        this.tables = tables;
        this.keys = keys;
        this.notes = notes;
        this.together = new JointRows(tables);
        this.limits = new RowLimits(tables, together, notes);
    }

    /** Whether the key holds if its references pick different rows, and its other columns different values; they do from then on. */
    boolean hold(DraftTable table, List<String> columns) {
        Map<String, ReferenceKind> references = references(table, columns);
        boolean perParent = keys.hasParentsKey(table, columns);
        Map<DraftColumn, ValueKind> numbers = numbered(table, columns);
        DistinctPicks key = key(references, numbers, perParent);
        if (holdAlone(table, references, numbers, perParent)) {
            together.add(table, key);
            return true;
        }
        return together.hold(table, key).map(picks -> take(table, picks)).orElse(false);
    }

    private static DistinctPicks key(
            Map<String, ReferenceKind> references, Map<DraftColumn, ValueKind> numbers, boolean perParent) {
        List<ColumnSpec> columns = numbers.entrySet().stream()
                .map(entry -> new ColumnSpec(entry.getKey().name(), entry.getValue(), 0, false))
                .toList();
        return new DistinctPicks(List.copyOf(references.values()), columns, perParent);
    }

    /** Lets a table have no more rows than these keys tell apart, none of which holds by itself. */
    void limit(DraftTable table, List<List<String>> unkept) {
        List<DistinctPicks> all = unkept.stream()
                .map(columns ->
                        key(references(table, columns), numbered(table, columns), keys.hasParentsKey(table, columns)))
                .filter(key -> key.size() > 0)
                .toList();
        if (inPlace) {
            limits.apply(table, all);
        }
    }

    /** Lets all rows and values that these choose from be as likely. */
    private boolean take(DraftTable table, KeyPicks picks) {
        List<ColumnSpec> columns = new ArrayList<>();
        picks.apart().forEach(key -> columns.addAll(key.columns()));
        for (JointPicks joint : picks.joint()) {
            columns.addAll(joint.columns());
            joint.references().forEach(reference -> limit(table, reference.group(), reference, 0));
        }
        columns.forEach(column -> number(table, table.column(column.name()), column.value()));
        Set<String> all = taken.computeIfAbsent(table.name(), name -> new HashSet<>());
        columns.forEach(column -> all.add("column " + column.name()));
        picks.joint().forEach(joint -> joint.references().forEach(reference -> all.add(reference.group())));
        return true;
    }

    private boolean holdAlone(
            DraftTable table,
            Map<String, ReferenceKind> references,
            Map<DraftColumn, ValueKind> numbers,
            boolean perParent) {
        BigInteger needed = BigInteger.valueOf(perParent ? table.mostChildren : table.most);
        boolean computable = references.values().stream()
                .map(ReferenceKind::within)
                .allMatch(within -> within == null || (perParent && within.group() == null));
        if (!computable) {
            return false;
        }
        BigInteger enough = combinations(references, target -> target == table ? target.most : target.rows);
        BigInteger most = combinations(references, target -> target.most);
        Set<String> parts = new HashSet<>(references.keySet());
        Map<DraftColumn, ValueKind> numbered = Map.of();
        if (enough.min(most).compareTo(needed) < 0 || references.isEmpty()) {
            numbered = numbers;
            BigInteger values = numbered.values().stream()
                    .map(kind -> Objects.requireNonNull(kind.capacity()))
                    .reduce(BigInteger.ONE, BigInteger::multiply);
            enough = enough.multiply(values);
            most = most.multiply(values);
            numbered.keySet().forEach(column -> parts.add("column " + column.name()));
        }
        Set<String> before = taken.computeIfAbsent(table.name(), name -> new HashSet<>());
        if (parts.isEmpty()
                || parts.stream().anyMatch(before::contains)
                || enough.min(most).compareTo(needed) < 0
                || most.compareTo(MAX_COMBINATIONS) > 0) {
            return false;
        }
        before.addAll(parts);
        numbered.forEach((column, kind) -> number(table, column, kind));
        boolean skewed = perParent && parts.size() == 1;
        references.forEach((group, reference) -> limit(table, group, reference, skewed ? needed.longValueExact() : 0));
        return true;
    }

    /** How many there are of the rows that references can pick, one less where one may not be picked. */
    private BigInteger combinations(Map<String, ReferenceKind> references, ToLongFunction<DraftTable> rows) {
        return references.values().stream()
                .map(reference -> reference.choices(rows(reference, rows)))
                .map(BigInteger::valueOf)
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    private long rows(ReferenceKind reference, ToLongFunction<DraftTable> rows) {
        ReferenceKind.Within within = reference.within();
        return within == null
                ? rows.applyAsLong(target(reference))
                : AgreeingRows.least(tables, target(reference), within);
    }

    /** The columns whose values can be numbered, and take part where references are not enough. */
    private Map<DraftColumn, ValueKind> numbered(DraftTable table, List<String> columns) {
        Map<DraftColumn, ValueKind> numbered = new LinkedHashMap<>();
        for (String name : columns.size() == 1 ? List.<String>of() : columns) {
            DraftColumn column = table.column(name);
            ValueKind kind = inPlace ? EvenValues.of(FreshColumns.numberable(column), table.most) : column.found();
            boolean isFilled = !column.nullable || column.filled || (inPlace && column.canBeFilled());
            if (kind.isNumbered() && isFilled) {
                numbered.put(column, kind);
            }
        }
        return numbered;
    }

    private void number(DraftTable table, DraftColumn column, ValueKind kind) {
        if (column.nullable && !column.filled) {
            column.filled = true;
            notes.ofColumn(table.name(), column.name(), "never null here, so that a key holds");
        }
        if (!kind.equals(column.kind)) {
            column.drawnFrom = FreshColumns.numberable(column);
            column.kind = kind;
            notes.ofColumn(table.name(), column.name(), "all values are as likely here, so that a key holds");
        }
    }

    /** The references among the columns that have a key of their target in them. */
    private Map<String, ReferenceKind> references(DraftTable table, List<String> columns) {
        Map<String, ReferenceKind> references = new LinkedHashMap<>();
        Map<String, Set<String>> copied = new HashMap<>();
        for (String column : columns) {
            if (table.kind(column) instanceof ReferenceKind reference) {
                references.putIfAbsent(reference.group(), reference);
                if (CopiedCase.tellsApart(table, column, target(reference), reference.column())) {
                    copied.computeIfAbsent(reference.group(), group -> new HashSet<>())
                            .add(reference.column());
                }
            }
        }
        addSettled(table, columns, copied);
        references.entrySet().removeIf(entry -> {
            Set<String> there = copied.getOrDefault(entry.getKey(), Set.of());
            return there.isEmpty() || !keys.isKey(target(entry.getValue()), there);
        });
        return references;
    }

    /** What rows of a target have in those columns among these that the rows agree with. */
    private void addSettled(DraftTable table, List<String> columns, Map<String, Set<String>> copied) {
        for (ForeignKeyFacts key : table.facts.constraints().foreignKeys()) {
            Set<String> there = copied.get(String.join(",", key.columns()));
            if (there == null) {
                continue;
            }
            DraftTable target = tables.get(key.targetTable());
            for (int i = 0; i < key.columns().size(); i++) {
                String column = key.columns().get(i);
                String wanted = key.targetColumns().get(i);
                if (target != null
                        && columns.contains(column)
                        && CopiedCase.tellsApart(table, column, target, wanted)) {
                    there.add(wanted);
                }
            }
        }
    }

    private DraftTable target(ReferenceKind reference) {
        DraftTable target = tables.get(reference.table());
        if (target == null) {
            throw new IllegalArgumentException("no table " + reference.table());
        }
        return target;
    }

    /**
     * Lowers the skew of a reference to what leaves rows for the last of the given number of picks.
     *
     * @param needed 0 where all rows have to be alike
     */
    private void limit(DraftTable table, String group, ReferenceKind reference, long needed) {
        if (!(reference.pick() instanceof Zipf zipf)) {
            return;
        }
        double exponent = needed == 0 || reference.within() != null ? 0 : zipf.exponent();
        while (exponent >= MIN_EXPONENT && left(zipf.max(), exponent, needed) < 2 * Distribution.MIN_PROBABILITY) {
            exponent *= LOWER;
        }
        Distribution pick = exponent < MIN_EXPONENT ? null : new Zipf(zipf.max(), RoundMarks.digits(exponent, 3));
        if (exponent == zipf.exponent()) {
            return;
        }
        notes.ofTable(
                table.name(),
                "rows of " + reference.table() + " are picked "
                        + (pick == null ? "evenly" : "less unevenly than there")
                        + ", as no row here may be picked twice by a key");
        for (DraftColumn column : table.columns.values()) {
            if (column.kind instanceof ReferenceKind other && other.group().equals(group)) {
                column.kind = other.with(pick);
            }
        }
    }

    private static double left(long rows, double exponent, long needed) {
        return new Zipf(rows, exponent).probability((double) needed, (double) rows);
    }
}
