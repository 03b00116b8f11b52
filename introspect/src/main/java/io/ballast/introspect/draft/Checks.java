package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.TypeFamily;
import io.ballast.introspect.facts.CheckFacts;
import io.ballast.introspect.facts.ColumnStatistics;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.facts.LiveDomainCheck;
import io.ballast.introspect.facts.LiveType;
import io.ballast.introspect.sql.Condition;
import io.ballast.introspect.sql.ConditionParser;
import io.ballast.introspect.sql.Formula;
import io.ballast.introspect.sql.FormulaParser;
import io.ballast.spec.literal.LiteralOrder;
import io.ballast.spec.literal.Literals;
import io.ballast.spec.literal.TypeLimits;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives columns the limits that checks, domains and enums of the schema say. */
final class Checks {
    private static final Check NOTHING = new Check(null, null, null, null, List.of());

    private final DraftTable table;
    private final boolean definitions;
    private final Notes notes;

    private Checks(DraftTable table, boolean definitions, Notes notes) {
        this.table = table;
        this.definitions = definitions;
        this.notes = notes;
    }

    /** @param definitions whether checks are kept as well, and not only their meaning */
    static void apply(DraftTable table, boolean definitions, Notes notes) {
        Checks checks = new Checks(table, definitions, notes);
        for (DraftColumn column : table.columns.values()) {
            List<String> labels = column.facts.type().labels();
            if (!labels.isEmpty() && !column.type.array()) {
                column.check = new Check(null, null, null, null, labels);
            }
            for (String condition : column.facts.type().domainChecks()) {
                checks.refuseCostly("check of the domain " + column.facts.type().domain(), condition);
                checks.apply("check of the domain " + column.facts.type().domain(), null, condition, column);
            }
        }
        for (CheckFacts check : table.facts.constraints().checks()) {
            String what = "check \"" + check.name() + "\"";
            checks.refuseCostly(what, check.condition());
            if (check.enforced()) {
                checks.apply(what, check, check.condition(), null);
            } else if (definitions) {
                table.checks.add(new DraftCheck(check, List.of(), false, false, ""));
            } else {
                notes.ofTable(table.name(), what + " omitted: it is NOT ENFORCED: " + check.condition());
            }
        }
    }

    /** Refuses an expression that would take the server more memory than it may have. */
    private void refuseCostly(String what, String sql) {
        boolean costly = FormulaParser.parse(sql).stream()
                .flatMap(Formula::all)
                .anyMatch(part -> part instanceof Formula.Opaque match
                        && match.name().contains("~")
                        && match.parts().stream()
                                .anyMatch(literal -> literal instanceof Formula.Literal text
                                        && RegexCost.isTooHigh(String.valueOf(text.text()))));
        if (costly) {
            notes.refuseAnyValues(
                    table.name(),
                    what + " has a regular expression that repeats what is repeated more than 10000 times, for which a"
                            + " server may need more memory than there is: " + sql);
        }
    }

    /** Whether a check of a spec can say it, and not only values keep it. */
    private static boolean isSayable(Condition condition) {
        return !(condition instanceof Condition.Matches)
                && !(condition instanceof Condition.Size)
                && !(condition instanceof Condition.Within)
                && !(condition instanceof Condition.Listed)
                && !(condition instanceof Condition.HasKeys)
                && !(condition instanceof Condition.Elements)
                && !(condition instanceof Condition.Cased)
                && !(condition instanceof Condition.Not)
                && !(condition instanceof Condition.JsonType);
    }

    /** What the domains of a column check, all of it; empty where a spec cannot say it. */
    static Optional<Check> ofDomain(DraftColumn column) {
        LiveType facts = column.facts.type();
        return ofDomain(facts, facts.checks(), column.type.values());
    }

    /** As {@link #ofDomain(DraftColumn)}, of a domain over the type, and of these of its checks. */
    static Optional<Check> ofDomain(LiveType facts, List<LiveDomainCheck> checks, ColumnType over) {
        DraftColumn bare = bare(facts, over);
        for (LiveDomainCheck check : checks) {
            Optional<List<Condition>> conditions = ConditionParser.parse(check.condition());
            if (conditions.isEmpty()
                    || !conditions.get().stream()
                            .allMatch(condition -> isSayable(condition)
                                    && !OpenLimits.narrows(bare, condition)
                                    && add(bare, condition))) {
                return Optional.empty();
            }
        }
        return Optional.of(bare.check == null ? NOTHING : bare.check);
    }

    static DraftColumn bare(LiveType facts, ColumnType over) {
        return new DraftColumn(
                new LiveColumn("value", facts, true, LiveColumn.Origin.GIVEN, null, null, ColumnStatistics.NONE), over);
    }

    /** Gives a field of a composite type the limits of its type, and returns the checks of its domains that are not understood. */
    static List<String> unkept(DraftColumn field) {
        List<String> labels = field.facts.type().labels();
        if (!labels.isEmpty() && !field.type.array()) {
            field.check = new Check(null, null, null, null, labels);
        }
        return field.facts.type().domainChecks().stream()
                .filter(sql -> {
                    List<Condition> conditions = ConditionParser.parse(sql).orElse(List.of());
                    boolean understood = !conditions.isEmpty();
                    for (Condition condition : conditions) {
                        boolean ofMembers =
                                condition instanceof Condition.Elements || condition instanceof Condition.HasKeys;
                        understood &= !ofMembers && add(field, condition);
                    }
                    return !understood;
                })
                .toList();
    }

    /**
     * Applies a condition.
     *
     * @param facts a check of the table; null for one of a domain
     * @param value the column that a domain's VALUE stands for; null for a condition of the table
     */
    private void apply(String what, @Nullable CheckFacts facts, String sql, @Nullable DraftColumn value) {
        Optional<List<Condition>> conditions = ConditionParser.parse(sql);
        boolean understood = conditions.isPresent();
        String line = what + " omitted or in part: " + sql;
        for (Condition condition : conditions.orElse(List.of())) {
            if (value == null && RowRules.isAbout(table, condition)) {
                table.rules.add(new RowRules.Rule(condition, line, facts == null ? "" : facts.name()));
                continue;
            }
            DraftColumn column = value != null ? value : table.columns.get(condition.column());
            if (column == null || !add(column, condition)) {
                understood = false;
            }
        }
        boolean kept = definitions && facts != null && facts.text() != null;
        if (facts != null && kept) {
            table.checks.add(new DraftCheck(facts, conditions.orElse(List.of()), understood, false, line));
        }
        if (!kept
                && understood
                && (facts != null || !definitions)
                && !conditions.get().stream().allMatch(Checks::isSayable)) {
            notes.ofTable(table.name(), line); // the values keep it, and the spec has no such check
        }
        if (!understood && value != null) {
            value.domainChecks.add(new OpenCheck("", sql, line));
        } else if (!understood) {
            table.openChecks.add(new OpenCheck(facts == null ? "" : facts.name(), sql, line));
        }
    }

    private static boolean add(DraftColumn column, Condition condition) {
        if (condition instanceof Condition.Null isNull) {
            column.nullable &= isNull.isNull();
            return !isNull.isNull();
        }
        if (condition instanceof Condition.Size size) {
            return limit(column, size);
        }
        if (condition instanceof Condition.Elements || condition instanceof Condition.HasKeys) {
            return column.members.add(column.type, condition);
        }
        if (column.type.array()) {
            return false;
        }
        if (condition instanceof Condition.JsonType json && column.type.is(TypeFamily.JSON)) {
            boolean isObject = json.type().equals("object"); // as all others are
            return isObject || (json.type().equals("array") && JsonArrays.hold(column));
        }
        if (condition instanceof Condition.Length length && column.type.is(TypeFamily.BYTES)) {
            return limit(column, new Condition.Size(length.column(), length.operator(), length.characters()));
        }
        if (condition instanceof Condition.Cased cased && TypeLimits.isText(column.type)) {
            column.upper = cased.upper();
            return true;
        }
        if (condition instanceof Condition.Matches matches) {
            return match(column, matches.regex());
        }
        if (OpenLimits.narrows(column, condition)) {
            return OpenLimits.narrow(column, condition);
        }
        Check before = column.check == null ? NOTHING : column.check;
        if (condition instanceof Condition.Listed listed) {
            return list(column, before, listed.literals());
        }
        Check after = null;
        if (condition instanceof Condition.Not not) {
            if (before.oneOf().isEmpty()) {
                return avoid(column, not.literal());
            }
            after = without(before, not.literal());
        } else if (condition instanceof Condition.OneOf oneOf && before.oneOf().isEmpty()) {
            after = oneOf(column.type, before, oneOf.literals());
        } else {
            after = narrowed(column.type, before, condition);
        }
        Check possible = after == null ? null : possible(column.type, after);
        if (possible == null) {
            return false;
        }
        column.check = possible;
        return true;
    }

    /** The check and what a condition says of lengths or of order; null for any other condition. */
    static @Nullable Check narrowed(ColumnType type, Check before, Condition condition) {
        if (condition instanceof Condition.Length length && TypeLimits.isText(type)) {
            return length(before, length.operator(), length.characters());
        }
        return condition instanceof Condition.Compared compared
                ? compared(type, before, compared.operator(), compared.literal())
                : null;
    }

    private static boolean limit(DraftColumn column, Condition.Size size) {
        SizeLimits limits = column.sizes.and(size);
        boolean json = column.type.is(TypeFamily.JSON);
        boolean possible = limits.isPossible()
                && (column.type.array() || column.type.is(TypeFamily.BYTES) || (json && JsonArrays.isFew(limits)));
        column.sizes = possible ? limits : column.sizes;
        return possible && (!json || JsonArrays.hold(column));
    }

    /** Texts that match the expression; of a column with more than one such check only the first is kept by a pattern. */
    private static boolean match(DraftColumn column, String regex) {
        Optional<String> pattern = TypeLimits.isText(column.type)
                ? RegexPattern.of(regex, Math.min(TypeLimits.length(column.type), CheckedTexts.MAX_PATTERN))
                : Optional.empty();
        boolean fits = pattern.isPresent() && column.pattern == null;
        column.pattern = fits ? pattern.get() : column.pattern;
        column.regex = fits ? regex : column.regex;
        return fits;
    }

    /** The check with those of the listed values that keep it; null where none can, as an empty table may have it. */
    static @Nullable Check possible(ColumnType type, Check check) {
        String least = check.minimum();
        String most = check.maximum();
        int longest = check.maxLength() == null ? Integer.MAX_VALUE : check.maxLength();
        int shortest = check.minLength() == null ? 0 : check.minLength();
        boolean someFit = (least == null || most == null || LiteralOrder.compare(type, least, most) <= 0)
                && shortest <= Math.min(longest, TypeLimits.length(type));
        List<String> listed = check.oneOf().stream()
                .filter(value -> least == null || LiteralOrder.compare(type, least, value) <= 0)
                .filter(value -> most == null || LiteralOrder.compare(type, value, most) <= 0)
                .filter(value -> check.maxLength() == null || value.codePointCount(0, value.length()) <= longest)
                .filter(value -> check.minLength() == null || value.codePointCount(0, value.length()) >= shortest)
                .toList();
        return someFit && listed.isEmpty() == check.oneOf().isEmpty()
                ? new Check(least, most, check.minLength(), check.maxLength(), listed)
                : null;
    }

    private static @Nullable Check oneOf(ColumnType type, Check before, List<String> literals) {
        if (type.family() == TypeFamily.BOOLEAN || type.family() == TypeFamily.JSON) {
            return null;
        }
        try {
            List<String> values = literals.stream()
                    .map(literal -> Literals.canonical(type, literal))
                    .distinct()
                    .toList();
            return new Check(before.minimum(), before.maximum(), before.minLength(), before.maxLength(), values);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Draws values from among the literals. */
    private static boolean list(DraftColumn column, Check before, List<String> literals) {
        List<String> both = before.oneOf().isEmpty()
                ? literals
                : before.oneOf().stream().filter(literals::contains).toList();
        Check without =
                new Check(before.minimum(), before.maximum(), before.minLength(), before.maxLength(), List.of());
        Check listed = both.isEmpty() ? null : oneOf(column.type, without, both);
        Check narrower = listed == null ? null : possible(column.type, listed);
        if (narrower != null) {
            column.keepWithin(narrower);
        }
        return narrower != null;
    }

    /** Draws numbers from above a literal; of texts only those that are listed can be kept from being it. */
    private static boolean avoid(DraftColumn column, String literal) {
        column.excluded.add(literal);
        Check before = column.check == null ? NOTHING : column.check;
        String least = column.type.is(TypeFamily.WHOLE) || column.type.is(TypeFamily.DECIMAL)
                ? limit(column.type, ">", literal)
                : null;
        String minimum = before.minimum();
        boolean above = least == null || (minimum != null && LiteralOrder.compare(column.type, minimum, least) >= 0);
        Check narrower = above
                ? null
                : possible(
                        column.type,
                        new Check(least, before.maximum(), before.minLength(), before.maxLength(), before.oneOf()));
        if (narrower != null) {
            column.keepWithin(narrower);
        }
        return least != null && (above || narrower != null);
    }

    private static @Nullable Check without(Check before, String literal) {
        List<String> left =
                before.oneOf().stream().filter(value -> !value.equals(literal)).toList();
        return before.oneOf().isEmpty()
                ? null
                : new Check(before.minimum(), before.maximum(), before.minLength(), before.maxLength(), left);
    }

    private static @Nullable Check length(Check before, String operator, int characters) {
        int shift = operator.equals(">") ? 1 : operator.equals("<") ? -1 : 0;
        int limit = characters + shift;
        Integer least =
                operator.startsWith("<") || !isLess(before.minLength(), limit) ? before.minLength() : (Integer) limit;
        Integer most =
                operator.startsWith(">") || !isLess(limit, before.maxLength()) ? before.maxLength() : (Integer) limit;
        return new Check(before.minimum(), before.maximum(), least, most, before.oneOf());
    }

    /** Whether the first is less; where one of them is not known, it is further away. */
    private static boolean isLess(@Nullable Integer one, @Nullable Integer other) {
        return one == null || other == null || one < other;
    }

    private static @Nullable Check compared(ColumnType type, Check before, String operator, String literal) {
        boolean text = operator.equals("=") && TypeLimits.isText(type);
        if (text && (before.oneOf().isEmpty() || before.oneOf().contains(literal))) {
            return oneOf(type, before, List.of(literal));
        }
        String limit = limit(type, operator, literal);
        if (limit == null) {
            return null;
        }
        if (operator.equals("=")) {
            return oneOf(type, before, List.of(limit));
        }
        String least = operator.startsWith(">") ? OpenLimits.greater(type, before.minimum(), limit) : before.minimum();
        String most = operator.startsWith(">") ? before.maximum() : OpenLimits.less(type, before.maximum(), limit);
        return new Check(least, most, before.minLength(), before.maxLength(), before.oneOf());
    }

    /** The literal as an inclusive limit; null where the type has no next value or no order that a spec knows. */
    static @Nullable String limit(ColumnType type, String operator, String literal) {
        try {
            Integer scale = TypeLimits.scale(type);
            String value = scale != null && type.family() == TypeFamily.WHOLE
                    ? new BigDecimal(literal).toBigIntegerExact().toString()
                    : literal;
            String canonical = Literals.canonical(type, value);
            if (operator.endsWith("=")) {
                return LiteralOrder.isKnown(type, canonical) ? canonical : null;
            }
            int direction = operator.equals(">") ? 1 : -1;
            if (scale != null) {
                BigDecimal step = BigDecimal.ONE.movePointLeft(scale).multiply(BigDecimal.valueOf(direction));
                return Literals.canonical(
                        type, new BigDecimal(canonical).add(step).toPlainString());
            }
            return type.family() == TypeFamily.DATE
                    ? LocalDate.parse(canonical).plusDays(direction).toString()
                    : null;
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return null;
        }
    }
}
