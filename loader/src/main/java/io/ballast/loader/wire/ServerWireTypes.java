package io.ballast.loader.wire;

import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ServerType;

/** How values of {@link ServerType}s travel: each with a binary form has its encoder here. */
final class ServerWireTypes {
    private ServerWireTypes() {}

    /**
     * How values of the type travel.
     *
     * @param length the number in its parentheses; {@link ColumnType#UNSET} for none
     * @throws IllegalArgumentException when the type has no binary form
     */
    static WireType of(ServerType type, int length) {
        return switch (type) {
            case BIT -> WireType.of(BitEncoder.of(length, true));
            case VARBIT -> WireType.of(BitEncoder.of(length, false));
            case CIDR -> WireType.of(InetEncoder::putCidr);
            case MACADDR -> WireType.of(MacAddressEncoder::put);
            case MACADDR8 -> WireType.of(MacAddressEncoder::put8);
            case OID -> WireType.of(IdentifierEncoder::putOid);
            case NAME -> WireType.of(IdentifierEncoder::putName);
            case PG_LSN -> WireType.of(IdentifierEncoder::putLsn);
            case TIMETZ -> WireType.time(ZonedTimeEncoder::put, length);
            case XML -> WireType.of(XmlEncoder::put);
            case POINT -> WireType.of(FigureEncoder::putPoint);
            case LSEG -> WireType.of(FigureEncoder::putSegment);
            case BOX -> WireType.of(FigureEncoder::putBox);
            case CIRCLE -> WireType.of(FigureEncoder::putCircle);
            case LINE -> WireType.of(FigureEncoder::putLine);
            case PATH -> WireType.growing(FigureEncoder::putPath);
            case POLYGON -> WireType.growing(FigureEncoder::putPolygon);
            case INT4RANGE -> range(RangeElement.INTEGER);
            case INT8RANGE -> range(RangeElement.BIGINT);
            case NUMRANGE -> range(RangeElement.NUMERIC);
            case DATERANGE -> range(RangeElement.DATE);
            case TSRANGE -> range(RangeElement.TIMESTAMP);
            case TSTZRANGE -> range(RangeElement.TIMESTAMPTZ);
            case INT4MULTIRANGE -> multirange(RangeElement.INTEGER);
            case INT8MULTIRANGE -> multirange(RangeElement.BIGINT);
            case NUMMULTIRANGE -> multirange(RangeElement.NUMERIC);
            case DATEMULTIRANGE -> multirange(RangeElement.DATE);
            case TSMULTIRANGE -> multirange(RangeElement.TIMESTAMP);
            case TSTZMULTIRANGE -> multirange(RangeElement.TIMESTAMPTZ);
            case TSVECTOR -> WireType.growing(new TsvectorEncoder(), TsvectorEncoder.GROWTH);
            case JSONPATH, MONEY, TSQUERY -> throw new IllegalArgumentException(type.sqlName() + " has no binary form");
        };
    }

    private static WireType range(RangeElement element) {
        return WireType.of(new RangeEncoder(element));
    }

    private static WireType multirange(RangeElement element) {
        return WireType.growing(new MultirangeEncoder(element));
    }
}
