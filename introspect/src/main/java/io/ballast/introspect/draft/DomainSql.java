package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.DomainCheck;
import io.ballast.common.schema.SqlExpression;
import io.ballast.common.schema.UserType;
import io.ballast.introspect.facts.LiveDomain;
import io.ballast.introspect.facts.LiveDomainCheck;
import io.ballast.introspect.facts.LiveType;
import io.ballast.introspect.facts.SqlUses;
import io.ballast.introspect.sql.Condition;
import io.ballast.introspect.sql.ConditionParser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What domains check, where a spec has only SQL for it. */
final class DomainSql {
    private DomainSql() {}

    /** All checks of the domain, under their names; empty where one needs something of the schema, which a load may make later. */
    static Optional<List<DomainCheck>> of(LiveType domain) {
        List<LiveDomainCheck> checks = domain.checks();
        boolean alone = checks.stream().allMatch(check -> check.uses().equals(SqlUses.NOTHING));
        boolean named = checks.stream().map(LiveDomainCheck::name).distinct().count() == checks.size();
        return alone
                ? Optional.of(checks.stream()
                        .map(check -> new DomainCheck(
                                named ? check.name() : null, new SqlExpression(check.text()), check.validated()))
                        .toList())
                : Optional.empty();
    }

    /** Whether SQL alone can say one of the checks: values that are there need not keep it. */
    static boolean isOpen(LiveType domain) {
        return domain.checks().stream().anyMatch(check -> !check.validated());
    }

    /** Whether the values of the column, which are its own, come about as the checks of its domain suppose. */
    static boolean isKept(DraftColumn column) {
        List<Condition> conditions = column.facts.type().domainChecks().stream()
                .flatMap(sql -> ConditionParser.parse(sql).stream().flatMap(List::stream))
                .toList();
        boolean hasKind = column.keepsDomain == null || column.keepsDomain.equals(column.kind);
        return !column.breaksDomain
                && hasKind
                && (column.check != null || conditions.stream().noneMatch(DraftCheck::isOfColumn))
                && conditions.stream().allMatch(condition -> SqlChecks.holds(column, condition));
    }

    /** What a check of a column could say of all that the domain checks; null for nothing. */
    static @Nullable Check limits(DraftColumn column) {
        DraftColumn bare = Checks.bare(column.facts.type(), column.type.values());
        Checks.unkept(bare);
        return bare.check;
    }

    /** The checks that the spec does not have, and that nothing was said of yet, in words. */
    static Stream<String> omitted(DraftColumn column) {
        LiveType domain = column.facts.type();
        return domain.checks().stream()
                .filter(check -> Checks.ofDomain(domain, List.of(check), column.type.values())
                        .isEmpty())
                .map(LiveDomainCheck::condition)
                .filter(sql -> !column.breaksDomain
                        || column.domainChecks.stream()
                                .noneMatch(open -> open.sql().equals(sql)))
                .map(sql -> "check of the domain " + domain.domain() + " omitted or in part: " + sql);
    }

    /** What becomes of a domain that is over another one, and of checks under names of their own, in words. */
    static Stream<String> joined(DraftColumn column) {
        LiveType facts = column.facts.type();
        LiveDomain domain = facts.outermost();
        if (domain == null || !(column.type.userType() instanceof UserType.DomainType type)) {
            return Stream.empty();
        }
        List<String> names = facts.checks().stream().map(LiveDomainCheck::name).toList();
        boolean renamed = type.check() != null && !names.equals(List.of(domain.name() + "_check"));
        return Stream.of(
                        domain.over() == null
                                ? ""
                                : "the domain " + domain.name() + " is over what the domain " + domain.over()
                                        + " is over, with the checks of both: a spec has no domains over domains",
                        renamed && domain.over() == null
                                ? "the domain " + domain.name()
                                        + " has one check, under the name that the server gives it, for "
                                        + String.join(", ", names)
                                : "")
                .filter(line -> !line.isEmpty());
    }
}
