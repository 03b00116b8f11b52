package io.ballast.introspect.draft;

import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveTable;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a table is likely to be for, by its references and its name, and how many rows such a table has among a few hundred. */
enum TableShape {
    /** A list of what others can be: types, roles, countries. */
    LOOKUP(10),
    /** What others belong to: users, products. */
    ROOT(100),
    /** What belongs to others: addresses, orders. */
    CHILD(300),
    /** What joins two others, or is written all the time: items, memberships, logs. */
    MANY(1_000);

    /** More columns than this are no list. */
    private static final int MAX_COLUMNS = 8;

    private static final Pattern OF_LOOKUP = Pattern.compile(
            "(.*_)?(types?|kinds?|status(es)?|states?|roles?|permissions?|authorit(y|ies)"
                    + "|categor(y|ies)|countr(y|ies)|currenc(y|ies)|languages?|locales?|plans?|priorit(y|ies)|levels?|units?|genres?)");

    private static final Pattern OF_MANY =
            Pattern.compile("(.*_)?(items?|lines?|entr(y|ies)|events?|logs?|histor(y|ies)|messages?|notifications?"
                    + "|activit(y|ies)|views?|visits?|clicks?|likes?|votes?|metrics?|measurements?|readings?|transactions?|bookings?"
                    + "|deliver(y|ies)|audits?|versions?|revisions?)");

    private final long rows;

    TableShape(long rows) {
        this.rows = rows;
    }

    long rows() {
        return rows;
    }

    /** @param tables all that there are, which may refer to this one */
    static TableShape of(LiveTable table, Collection<LiveTable> tables) {
        String name = SnakeCase.of(table.plainName());
        Set<String> targets = table.constraints().foreignKeys().stream()
                .map(ForeignKeyFacts::targetTable)
                .filter(target -> !target.equals(table.name()))
                .collect(Collectors.toSet());
        boolean isSmall = targets.isEmpty() && table.columns().size() <= MAX_COLUMNS;
        if (isSmall && OF_LOOKUP.matcher(name).matches() && isReferredTo(table, tables)) {
            return LOOKUP;
        }
        if (targets.size() > 1 || OF_MANY.matcher(name).matches()) {
            return MANY;
        }
        return targets.isEmpty() ? ROOT : CHILD;
    }

    private static boolean isReferredTo(LiveTable table, Collection<LiveTable> tables) {
        return tables.stream()
                .filter(other -> !other.name().equals(table.name()))
                .flatMap(other -> other.constraints().foreignKeys().stream())
                .anyMatch(key -> key.targetTable().equals(table.name()));
    }
}
