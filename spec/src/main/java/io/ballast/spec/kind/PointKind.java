package io.ballast.spec.kind;

import io.ballast.common.schema.Check;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ServerType;
import io.ballast.common.schema.UserType;
import io.ballast.spec.distribution.Parameters;
import io.ballast.spec.yaml.SpecNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Points of a rectangle: {@code (x,y)}, or as PostGIS reads them, {@code SRID=4326;POINT(x y)}.
 *
 * @param x numbers of the first coordinate
 * @param y numbers of the second one
 * @param form how they are written
 */
public record PointKind(DecimalKind x, DecimalKind y, Form form) implements ValueKind {
    /**
     * How points are written.
     *
     * @param isGeometry as PostGIS reads them
     * @param system the number of the system of coordinates; null where none is said
     */
    public record Form(boolean isGeometry, @Nullable String system) {
        /** What stands before the first number, between both and behind the second. */
        public List<String> around() {
            return isGeometry
                    ? List.of((system == null ? "" : "SRID=" + system + ";") + "POINT(", " ", ")")
                    : List.of("(", ",", ")");
        }
    }

    static final KindSyntax SYNTAX = new KindSyntax(
            "point",
            "points between minX and maxX, minY and maxY, in the form of PostgreSQL's own type or of PostGIS",
            KindSyntax.ARRAY_OR_COMPOSITE,
            type -> !type.array() && isPoint(type),
            PointKind::read,
            """
            {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "minX": {"$ref": "#/$defs/number", "description": "-180 by default"},
                "maxX": {"$ref": "#/$defs/number", "description": "180 by default"},
                "minY": {"$ref": "#/$defs/number", "description": "-90 by default"},
                "maxY": {"$ref": "#/$defs/number", "description": "90 by default"},
                "scale": {"$ref": "#/$defs/wholeNumber", "description": "digits after the point, 5 by default"}
              }
            }""");

    /** About a metre in degrees. */
    private static final int SCALE = 5;

    private static final int MAX_SCALE = 9;
    private static final double MAX = 100_000_000;
    private static final double MAX_X = 180;
    private static final double MAX_Y = 90;
    private static final Set<String> SPATIAL = Set.of("geometry", "geography");

    private static boolean isPoint(ColumnType type) {
        return type.serverType().filter(own -> own == ServerType.POINT).isPresent() || isSpatial(type);
    }

    /** Whether PostGIS has the type, and it holds points, or any figures. */
    private static boolean isSpatial(ColumnType type) {
        return type.isOpaque()
                && type.userType() instanceof UserType.ExistingType there
                && SPATIAL.contains(there.name().name())
                && (there.modifiers().isEmpty()
                        || there.modifiers()
                                .split(",", -1)[0]
                                .toLowerCase(Locale.ROOT)
                                .matches("point|geometry"));
    }

    /** How points of the type are written. */
    public static Form form(ColumnType type) {
        if (!isSpatial(type) || !(type.userType() instanceof UserType.ExistingType there)) {
            return new Form(false, null);
        }
        int comma = there.modifiers().indexOf(',');
        return new Form(true, comma < 0 ? null : there.modifiers().substring(comma + 1));
    }

    /** Degrees of all the earth, in the form of the type; empty where it holds no points. */
    public static Optional<ValueKind> ofEarth(ColumnType type) {
        return isPoint(type)
                ? Optional.of(new PointKind(numbers(-MAX_X, MAX_X, SCALE), numbers(-MAX_Y, MAX_Y, SCALE), form(type)))
                : Optional.empty();
    }

    private static ValueKind read(SpecNode node, ColumnType type, ValueReader values) {
        node.allow("minX", "maxX", "minY", "maxY", "scale");
        SpecNode digits = node.find("scale");
        int scale = digits == null ? SCALE : digits.wholeNumber(0, MAX_SCALE);
        return new PointKind(
                numbers(node, "minX", "maxX", MAX_X, scale), numbers(node, "minY", "maxY", MAX_Y, scale), form(type));
    }

    private static DecimalKind numbers(SpecNode node, String least, String most, double usual, int scale) {
        SpecNode min = node.find(least);
        SpecNode max = node.find(most);
        double from = min == null ? -usual : min.number(-MAX, MAX);
        double to = max == null ? usual : max.number(-MAX, MAX);
        if (to < from) {
            throw (max == null ? node : max).refused("expected \"" + most + "\" at or above \"" + least + "\"");
        }
        return numbers(from, to, scale);
    }

    private static DecimalKind numbers(double from, double to, int scale) {
        return new DecimalKind(
                BigDecimal.valueOf(from).setScale(scale, RoundingMode.HALF_EVEN),
                BigDecimal.valueOf(to).setScale(scale, RoundingMode.HALF_EVEN),
                scale,
                null);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.point(this);
    }

    @Override
    public KindSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public Object parameters() {
        return new Parameters()
                .with("minX", x.min().toPlainString())
                .with("maxX", x.max().toPlainString())
                .with("minY", y.min().toPlainString())
                .with("maxY", y.max().toPlainString())
                .with("scale", x.scale())
                .map();
    }

    @Override
    public TextLength length(Scope scope) {
        return TextLength.ANY;
    }

    @Override
    public boolean mayContain(char c, Scope scope) {
        return true;
    }

    @Override
    public @Nullable BigInteger capacity() {
        return null;
    }

    @Override
    public Map<String, Double> shares() {
        return Map.of();
    }

    @Override
    public List<String> ends(ColumnType type, Check check, Scope scope) {
        return List.of();
    }
}
