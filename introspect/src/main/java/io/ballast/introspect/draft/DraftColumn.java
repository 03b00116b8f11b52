package io.ballast.introspect.draft;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ColumnDefault;
import io.ballast.common.schema.ColumnTraits;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.UserType;
import io.ballast.introspect.facts.LiveColumn;
import io.ballast.introspect.fit.RoundMarks;
import io.ballast.spec.ColumnSpec;
import io.ballast.spec.NullGroup;
import io.ballast.spec.Place;
import io.ballast.spec.kind.ValueKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A column on its way into the spec. */
final class DraftColumn {
    private static final int DIGITS = 4;

    final LiveColumn facts;
    ColumnType type;
    boolean nullable;
    /** Whether no row is to be null here, even if the column can be. */
    boolean filled;

    /** Whether it is null in each row, as it would refer to a table that the spec does not have. */
    boolean leftNull;

    @Nullable
    Check check;

    /** The check without what partitions have room for; null where they say nothing, or there is no other check. */
    private @Nullable Check withoutPartitions;

    private boolean narrowed;
    /** Whether a check of the table is kept by the narrower one alone. */
    boolean keepsWithin;

    /** How many bytes or elements values have. */
    SizeLimits sizes = SizeLimits.NONE;

    /** Which elements or keys values have. */
    final MemberLimits members = new MemberLimits();

    /** What its nulls have to do with those of others; null for nothing. */
    @Nullable
    NullGroup nullGroup;

    /** What all values look like, by a check; null where none says so. */
    @Nullable
    String pattern;

    /** The regular expression of the check; null where {@code pattern} is. */
    @Nullable
    String regex;

    /** Texts that a check does not let in. */
    final Set<String> excluded = new HashSet<>();

    /** Checks of its domains that are not known to hold yet. */
    final List<OpenCheck> domainChecks = new ArrayList<>();

    /** Whether values may break one of its domains' checks. */
    boolean breaksDomain;

    /** The kind whose values keep checks of its domains that say nothing else of the column; null for none. */
    @Nullable
    ValueKind keepsDomain;

    /** The part of its check that its domain has in SQL; null for none. */
    @Nullable
    Check ofDomain;

    /** Whether values have capital letters only, or small ones only; null where no check says it. */
    @Nullable
    Boolean upper;

    @Nullable
    ColumnDefault defaultValue;

    ColumnTraits traits = ColumnTraits.NONE;

    /** Share of nulls, if the column may have any; null for that of the rows there. */
    @Nullable
    Double guessedNulls;

    /** What a column is called that this one's values lie behind, as its name suggests; null where it suggests nothing. */
    @Nullable
    Pattern after;

    /** Whether its type stands for another one there. */
    boolean standIn;
    /** Its type before others had a say in it. */
    private final ColumnType first;

    /** The kind whose values never repeat, as a key of several columns rests on it; null for none. */
    private @Nullable ValueKind distinct;

    /** Null until it is found. */
    @Nullable
    ValueKind kind;

    /** The kind that some values were taken of, so that a key can number them; null for none. */
    @Nullable
    ValueKind drawnFrom;

    DraftColumn(LiveColumn facts, ColumnType type) {
        this.facts = facts;
        this.type = type;
        this.first = type;
        this.nullable = facts.nullable();
    }

    String name() {
        return facts.name();
    }

    /** Whether it has the type that it has there. */
    boolean hasOwnType() {
        return facts.type().domain() != null ? type.userType() != null : !standIn && type.equals(first);
    }

    /** Whether values of others can depend on it: no sign of templates and expressions is in its name, nor a point, which ends the name of a table. */
    boolean canBeUsed() {
        return name().chars().noneMatch(c -> ".{}|\"".indexOf(c) >= 0);
    }

    boolean isFilled() {
        return kind != null;
    }

    ValueKind found() {
        if (kind == null) {
            throw new IllegalStateException("no kind of value was found for " + name());
        }
        return kind;
    }

    /** Gives the column values that never repeat, though no key is over it alone. */
    void fillDistinct(ValueKind values) {
        kind = values;
        distinct = values;
    }

    /** Whether its values never repeat, though no key is over it alone. */
    boolean isDistinct() {
        return distinct != null && distinct.equals(kind);
    }

    /** Whether nothing speaks against a value in each row. */
    boolean canBeFilled() {
        return nullable && nullGroup == null && guessedNulls == null;
    }

    /** Whether no row has a value in it. */
    boolean isAlwaysNull() {
        double nulls = guessedNulls != null ? guessedNulls : facts.statistics().nullShare();
        return nullable && !filled && nulls >= 1;
    }

    boolean isWhole() {
        return !type.array()
                && switch (type.family()) {
                    case WHOLE -> true;
                    case DECIMAL -> type.length() != ColumnType.UNSET && type.scale() <= 0;
                    default -> false;
                };
    }

    ColumnSpec spec(boolean unique) {
        if (nullGroup != null) {
            double share = 1 - (nullGroup.to() - nullGroup.from());
            return new ColumnSpec(name(), found(), share, nullGroup, unique, Place.NONE);
        }
        double nulls = guessedNulls != null ? guessedNulls : facts.statistics().nullShare();
        return new ColumnSpec(name(), found(), nullable && !filled ? RoundMarks.digits(nulls, DIGITS) : 0, unique);
    }

    Column schema() {
        return new Column(name(), type, nullable, defaultValue, ownCheck(), facts.comment(), traits);
    }

    /** Draws values from within a narrower check, which is none of the spec: partitions have room for these alone. */
    void narrow(Check narrower) {
        if (!narrowed) {
            withoutPartitions = check;
            narrowed = true;
        }
        check = narrower;
    }

    /** As {@link #narrow}, because a check wants it. */
    void keepWithin(Check narrower) {
        narrow(narrower);
        keepsWithin = true;
    }

    /** Takes the check again that it had before partitions had a say. */
    void widen() {
        check = narrowed ? withoutPartitions : check;
        narrowed = false;
    }

    /** What the column checks beyond its type. */
    @Nullable
    Check ownCheck() {
        Check check = narrowed && this.check != null ? withoutPartitions : this.check;
        boolean byType = check == null
                || (type.userType() instanceof UserType.DomainType domain
                        && (check.equals(domain.check()) || check.equals(ofDomain)))
                || (!type.labels().isEmpty() && check.equals(new Check(null, null, null, null, type.labels())));
        return byType ? null : check;
    }
}
