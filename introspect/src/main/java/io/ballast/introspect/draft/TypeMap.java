package io.ballast.introspect.draft;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ServerTypes;
import io.ballast.common.schema.TypeFamily;
import io.ballast.common.schema.TypeName;
import io.ballast.common.schema.TypeSyntax;
import io.ballast.common.schema.UserType;
import io.ballast.introspect.facts.LiveType;
import io.ballast.spec.kind.KindSyntax.Inside;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the type of a spec that can stand for a column's type. */
final class TypeMap {
    private static final Pattern TIME = Pattern.compile("(time|timestamp)(?:\\([0-6]\\))? (with|without) time zone");
    /** Decimals of a spec have no more digits after the point. */
    private static final int MAX_SCALE = 18;
    /** Types that have no values of their own here, and one that holds the like. */
    private static final Map<String, String> STAND_INS = Map.ofEntries(
            Map.entry("cidr", "inet"),
            Map.entry("citext", "text"),
            Map.entry("hstore", "text"),
            Map.entry("ltree", "text"),
            Map.entry("macaddr", "text"),
            Map.entry("macaddr8", "text"),
            Map.entry("money", "numeric(19,2)"),
            Map.entry("name", "varchar(63)"),
            Map.entry("oid", "bigint"),
            Map.entry("tsquery", "text"),
            Map.entry("tsvector", "text"),
            Map.entry("xml", "text"));

    /** Texts of PostgreSQL's own that have no name of their own in a spec, and those whose values they have. */
    private static final Map<String, ColumnType> TEXTS =
            Map.of("\"char\"", text("char", "char(1)"), "bpchar", text("bpchar", "text"));

    private final String schema;
    private final boolean inPlace;

    /** @param inPlace whether the types are there for the spec, whatever it can say of them */
    TypeMap(String schema, boolean inPlace) {
        this.schema = schema;
        this.inPlace = inPlace;
    }

    /**
     * A type, and how it differs.
     *
     * @param difference null where it is the very type
     */
    record Mapped(ColumnType type, @Nullable String difference) {}

    /** Empty where no type of a spec can stand for it. */
    Optional<Mapped> map(LiveType facts) {
        if (!facts.fields().isEmpty()) {
            return facts.domain() == null ? new CompositeMap(this, schema, inPlace).map(facts) : Optional.empty();
        }
        Optional<ColumnType> own =
                facts.domain() == null ? own(facts) : facts.labels().isEmpty() ? existing(facts) : Optional.empty();
        if (own.isPresent()) {
            return Optional.of(new Mapped(facts.array() ? own.get().asArray() : own.get(), null));
        }
        Optional<ColumnType> base =
                facts.labels().isEmpty() ? base(facts.base()).map(TypeMap::generable) : ColumnType.parse("text");
        return base.map(type -> {
            ColumnType full = facts.array() ? type.asArray() : type;
            return new Mapped(full, difference(facts, full));
        });
    }

    /** The very type, if it has a name of its own and values that can be made; of an array that of its elements. */
    private Optional<ColumnType> own(LiveType facts) {
        return facts.labels().isEmpty()
                ? existing(facts)
                : OwnNames.of(facts, schema, inPlace).map(name -> labels(facts, name));
    }

    private static ColumnType text(String name, String as) {
        return ColumnType.of(new UserType.ExistingType(
                new TypeName(ServerTypes.SCHEMA, name), "", ColumnType.parse(as).orElseThrow()));
    }

    private static ColumnType labels(LiveType facts, TypeName name) {
        return ColumnType.of(
                name.schema() == null
                        ? new UserType.EnumType(name, facts.labels())
                        : new UserType.ExistingType(name, "", ColumnType.of(BaseType.TEXT)));
    }

    private Optional<ColumnType> existing(LiveType facts) {
        if (TEXTS.containsKey(facts.base())) {
            return Optional.of(TEXTS.get(facts.base()));
        }
        Optional<ColumnType> own =
                ServerTypes.parse(facts.base() + (facts.array() ? "[]" : "")).map(ColumnType::element);
        if (own.isEmpty() && facts.base().indexOf('.') > 0) {
            boolean isText = facts.base().endsWith(".citext");
            own = TypeSyntax.parse(facts.base(), isText ? ColumnType.of(BaseType.TEXT) : null);
        }
        return own.filter(type -> type.family() == TypeFamily.TEXT
                        || SampleTexts.of(type.userType())
                                .filter(kind ->
                                        !facts.array() || kind.syntax().inside().contains(Inside.ARRAY))
                                .isPresent())
                .map(type -> OwnNames.within(type, schema));
    }

    private static @Nullable String difference(LiveType facts, ColumnType type) {
        String stands = type.sql() + " stands for ";
        if (facts.domain() != null) {
            return null; // that is for Domains to say, once the values are known
        }
        if (!facts.labels().isEmpty()) {
            return stands + "the enum " + facts.name();
        }
        boolean same = ColumnType.parse(facts.base())
                        .filter(known -> known.base() == type.base() && known.scale() == type.scale())
                        .isPresent()
                || sameTime(facts.base());
        return same ? null : stands + facts.name();
    }

    /** A type with more digits after the point than any number of a spec has gives way to one that prescribes none. */
    private static ColumnType generable(ColumnType type) {
        return type.scale() > MAX_SCALE ? ColumnType.of(BaseType.NUMERIC) : type;
    }

    /** Whether there are kinds that make values of the type. */
    private static boolean hasValues(ColumnType type) {
        return type.family() != TypeFamily.OTHER;
    }

    private static boolean sameTime(String name) {
        return name.matches("(time|timestamp) without time zone|timestamp with time zone");
    }

    private static Optional<ColumnType> base(String name) {
        Optional<ColumnType> known = ColumnType.parse(name).filter(TypeMap::hasValues);
        if (known.isPresent()) {
            return known;
        }
        Matcher time = TIME.matcher(name);
        if (time.matches()) {
            boolean zoned = time.group(1).equals("timestamp") && time.group(2).equals("with");
            return ColumnType.parse(zoned ? "timestamptz" : time.group(1));
        }
        if (name.startsWith("numeric(")) {
            return Optional.of(ColumnType.of(BaseType.NUMERIC));
        }
        if (name.startsWith("interval ") || name.startsWith("interval(")) {
            return Optional.of(ColumnType.of(BaseType.INTERVAL));
        }
        if (name.startsWith("bit(") || name.startsWith("bit varying")) {
            return Optional.of(ColumnType.of(BaseType.TEXT));
        }
        String plain = name.substring(name.lastIndexOf('.') + 1);
        return Optional.ofNullable(STAND_INS.get(plain)).flatMap(ColumnType::parse);
    }
}
