package io.ballast.common.schema;

import static io.ballast.common.schema.Index.Method.BRIN;
import static io.ballast.common.schema.Index.Method.BTREE;
import static io.ballast.common.schema.Index.Method.GIN;
import static io.ballast.common.schema.Index.Method.HASH;
import static io.ballast.common.schema.Index.Method.SPGIST;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The closed list of PostgreSQL types that a column, or the elements of an array column, may have, each with what is to be known of it. A
 * type that travels in binary has its encoder in {@code loader.wire}; one without {@link TypeFacts#inBinary} has none and needs none. All
 * else follows from the family, or fails a test that names the type.
 */
@SuppressWarnings("ImmutableEnumChecker") // the facts are a record of values
public enum BaseType {
    UUID(
            "uuid",
            TypeFacts.of(TypeFamily.UUID)
                    .inBinary(2950, 2951)
                    .written("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}", "a uuid")),
    TEXT("text", TypeFacts.of(TypeFamily.TEXT).inBinary(25, 1009).ofAnyLength().indexedBy(BTREE, HASH, SPGIST, BRIN)),
    VARCHAR(
            "varchar",
            TypeFacts.of(TypeFamily.TEXT)
                    .alsoCalled("character varying")
                    .takes(TypeModifier.LENGTH)
                    .inBinary(1043, 1015)
                    .ofAnyLength()
                    .indexedBy(BTREE, HASH, SPGIST, BRIN)),
    /** Without a length, it is char(1). */
    CHAR(
            "char",
            TypeFacts.of(TypeFamily.TEXT)
                    .alsoCalled("character")
                    .takes(TypeModifier.LENGTH)
                    .inBinary(1042, 1014)),
    SMALLINT(
            "smallint",
            TypeFacts.of(TypeFamily.WHOLE).alsoCalled("int2").inBinary(21, 1005).upTo(Short.MAX_VALUE)),
    INTEGER(
            "integer",
            TypeFacts.of(TypeFamily.WHOLE)
                    .alsoCalled("int", "int4")
                    .inBinary(23, 1007)
                    .upTo(Integer.MAX_VALUE)),
    BIGINT(
            "bigint",
            TypeFacts.of(TypeFamily.WHOLE).alsoCalled("int8").inBinary(20, 1016).upTo(Long.MAX_VALUE)),
    NUMERIC(
            "numeric",
            TypeFacts.of(TypeFamily.DECIMAL)
                    .alsoCalled("decimal")
                    .takes(TypeModifier.PRECISION)
                    .inBinary(1700, 1231)),
    REAL("real", TypeFacts.of(TypeFamily.FLOAT).alsoCalled("float4").inBinary(700, 1021)),
    DOUBLE_PRECISION(
            "double precision",
            TypeFacts.of(TypeFamily.FLOAT).alsoCalled("float8", "double").inBinary(701, 1022)),
    BOOLEAN(
            "boolean",
            TypeFacts.of(TypeFamily.BOOLEAN)
                    .alsoCalled("bool")
                    .inBinary(16, 1000)
                    .indexedBy(BTREE, HASH)),
    DATE("date", TypeFacts.of(TypeFamily.DATE).inBinary(1082, 1182)),
    TIME(
            "time",
            TypeFacts.of(TypeFamily.TIME)
                    .alsoCalled("time without time zone")
                    .takes(TypeModifier.FRACTION)
                    .inBinary(1083, 1183)),
    TIMESTAMP(
            "timestamp",
            TypeFacts.of(TypeFamily.TIMESTAMP)
                    .alsoCalled("timestamp without time zone")
                    .takes(TypeModifier.FRACTION)
                    .inBinary(1114, 1115)),
    TIMESTAMPTZ(
            "timestamptz",
            TypeFacts.of(TypeFamily.TIMESTAMP)
                    .alsoCalled("timestamp with time zone")
                    .takes(TypeModifier.FRACTION)
                    .inBinary(1184, 1185)),
    INTERVAL(
            "interval",
            TypeFacts.of(TypeFamily.INTERVAL).takes(TypeModifier.FRACTION).inBinary(1186, 1187)),
    JSON("json", TypeFacts.of(TypeFamily.JSON).inBinary(114, 199).ofAnyLength().indexedBy()),
    JSONB(
            "jsonb",
            TypeFacts.of(TypeFamily.JSON).inBinary(3802, 3807).ofAnyLength().indexedBy(BTREE, HASH, GIN)),
    BYTEA(
            "bytea",
            TypeFacts.of(TypeFamily.BYTES)
                    .inBinary(17, 1001)
                    .ofAnyLength()
                    .written("\\\\x(\\p{XDigit}{2})*", "bytes as hex digits, such as \\x00ff")),
    INET("inet", TypeFacts.of(TypeFamily.NETWORK).inBinary(869, 1041).indexedBy(BTREE, HASH, SPGIST, BRIN));

    private final String sqlName;
    private final TypeFacts facts;

    BaseType(String sqlName, TypeFacts facts) {
        this.sqlName = sqlName;
        this.facts = facts;
    }

    /** The type of this name, which may be an alias; in lower case, with single spaces. */
    static Optional<BaseType> named(String name) {
        return Stream.of(values())
                .filter(type ->
                        type.sqlName.equals(name) || type.facts.aliases().contains(name))
                .findFirst();
    }

    /** All types as they are written, in the order of the list: {@code uuid}, {@code varchar(n)}, {@code numeric(p,s)} … */
    public static List<String> spellings() {
        return Stream.of(values())
                .map(type -> type.sqlName + type.facts.modifier().placeholder())
                .collect(Collectors.toUnmodifiableList());
    }

    /** The name as PostgreSQL's documentation writes it, without length or precision. */
    public String sqlName() {
        return sqlName;
    }

    public TypeFamily family() {
        return facts.family();
    }

    TypeModifier modifier() {
        return facts.modifier();
    }

    /** Whether columns of this type, and arrays of it, can travel in binary. A table with one that cannot travels as CSV. */
    public boolean hasBinaryForm() {
        return facts.binary() != null;
    }

    /**
     * The type's number in pg_type.
     *
     * @throws IllegalStateException when the type has no binary form
     */
    public int oid() {
        return binary().oid();
    }

    /** As {@link #oid}, of arrays of the type. */
    public int arrayOid() {
        return binary().arrayOid();
    }

    private TypeFacts.BinaryForm binary() {
        TypeFacts.@Nullable BinaryForm binary = facts.binary();
        if (binary == null) {
            throw new IllegalStateException(sqlName + " has no binary form");
        }
        return binary;
    }

    /** The largest number of a type of whole numbers, whose smallest is one below its opposite. */
    public Optional<Long> maxWhole() {
        return Optional.ofNullable(facts.maxWhole());
    }

    boolean isLong() {
        return facts.isLong();
    }

    /** The index methods that PostgreSQL has for single values of the type. */
    public Set<Index.Method> indexMethods() {
        return facts.indexMethods();
    }

    /** Whether PostgreSQL can tell if two values are equal: only then can a key, a partition or an index hold one. */
    public boolean isComparable() {
        return facts.indexMethods().contains(BTREE);
    }

    /** How values are written, where a pattern says it. */
    public Optional<TextForm> textForm() {
        return Optional.ofNullable(facts.textForm());
    }
}
