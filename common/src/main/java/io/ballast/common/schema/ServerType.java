package io.ballast.common.schema;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL's own types beside those of {@link BaseType}: a column has them by their plain names, and its values are made as text. A type
 * with the numbers of its binary form has its encoder in {@code loader.wire}; all others travel as CSV.
 */
public enum ServerType {
    BIT("bit", 1560, 1561),
    BOX("box", 603, 1020),
    CIDR("cidr", 650, 651),
    CIRCLE("circle", 718, 719),
    DATEMULTIRANGE("datemultirange", 4535, 6155),
    DATERANGE("daterange", 3912, 3913),
    INT4MULTIRANGE("int4multirange", 4451, 6150),
    INT4RANGE("int4range", 3904, 3905),
    INT8MULTIRANGE("int8multirange", 4536, 6157),
    INT8RANGE("int8range", 3926, 3927),
    /** The server brings paths into a form of its own, which only it knows. */
    JSONPATH("jsonpath"),
    LINE("line", 628, 629),
    LSEG("lseg", 601, 1018),
    MACADDR("macaddr", 829, 1040),
    MACADDR8("macaddr8", 774, 775),
    /**
     * How an amount is written, and how many digits of it are cents, is up to {@code lc_monetary} of the server (manual, 8.2): the same text
     * is another value elsewhere, so that only the server may read it.
     */
    MONEY("money"),
    NAME("name", 19, 1003),
    NUMMULTIRANGE("nummultirange", 4532, 6151),
    NUMRANGE("numrange", 3906, 3907),
    OID("oid", 26, 1028),
    PATH("path", 602, 1019),
    PG_LSN("pg_lsn", 3220, 3221),
    POINT("point", 600, 1017),
    POLYGON("polygon", 604, 1027),
    TIMETZ("timetz", 1266, 1270),
    TSMULTIRANGE("tsmultirange", 4533, 6152),
    TSQUERY("tsquery"),
    TSRANGE("tsrange", 3908, 3909),
    TSTZMULTIRANGE("tstzmultirange", 4534, 6153),
    TSTZRANGE("tstzrange", 3910, 3911),
    TSVECTOR("tsvector", 3614, 3643),
    VARBIT("varbit", 1562, 1563),
    XML("xml", 142, 143);

    private final String sqlName;
    /** 0 where there is no binary form. */
    private final int oid;

    private final int arrayOid;

    /** Whether it is a range, or several of them. */
    public boolean isRange() {
        return sqlName.endsWith("range");
    }

    ServerType(String sqlName) {
        this(sqlName, 0, 0);
    }

    ServerType(String sqlName, int oid, int arrayOid) {
        this.sqlName = sqlName;
        this.oid = oid;
        this.arrayOid = arrayOid;
    }

    /** What separates the elements of its arrays (typdelim in the catalog): a box has commas of its own. */
    char delimiter() {
        return this == BOX ? ';' : ',';
    }

    /** The type of this name in the catalog. */
    static Optional<ServerType> named(String name) {
        return Stream.of(values()).filter(type -> type.sqlName.equals(name)).findFirst();
    }

    /** The one that a type which the target has is; empty for all others. */
    static Optional<ServerType> of(UserType.ExistingType type) {
        boolean own = ServerTypes.SCHEMA.equals(type.name().schema()) && type.as() == null;
        return own ? named(type.name().name()) : Optional.empty();
    }

    /** The name in the catalog, by which a spec has it. */
    public String sqlName() {
        return sqlName;
    }

    /** Whether columns of this type, and arrays of it, can travel in binary. */
    public boolean hasBinaryForm() {
        return oid != 0;
    }

    /**
     * The type's number in pg_type.
     *
     * @throws IllegalStateException when the type has no binary form
     */
    public int oid() {
        checkForm();
        return oid;
    }

    /** As {@link #oid}, of arrays of the type. */
    public int arrayOid() {
        checkForm();
        return arrayOid;
    }

    private void checkForm() {
        if (!hasBinaryForm()) {
            throw new IllegalStateException(sqlName + " has no binary form");
        }
    }
}
