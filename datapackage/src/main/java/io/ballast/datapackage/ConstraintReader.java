package io.ballast.datapackage;

import io.ballast.common.bundle.JsonPlace;
import io.ballast.common.error.BallastException;
import io.ballast.common.schema.Check;
import io.ballast.datapackage.type.Conversion;
import io.ballast.datapackage.type.FieldMapping;
import io.ballast.datapackage.type.UnreadableValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the constraints of one field, as far as a CHECK of its column can hold them; the others are named as unchecked. */
final class ConstraintReader {
    private static final int MAX_VALUES = 100_000;
    private static final int MAX_SCALE = 1000;
    /** Those that are no matter of CHECK. */
    private static final Set<String> ELSEWHERE = Set.of("required", "unique");

    private final JsonPlace field;
    private final String name;
    private final FieldMapping type;
    private final List<String> unchecked;

    ConstraintReader(JsonPlace field, String name, FieldMapping type, List<String> unchecked) {
        this.field = field;
        this.name = name;
        this.type = type;
        this.unchecked = unchecked;
    }

    @Nullable
    Check read() {
        @Nullable JsonPlace constraints = field.find("constraints");
        List<String> oneOf = categories();
        @Nullable String minimum = null;
        @Nullable String maximum = null;
        @Nullable Integer minLength = null;
        @Nullable Integer maxLength = null;
        if (constraints != null) {
            constraints.find("required"); // that it is an object, even an empty one
            for (String key : constraints.node().propertyNames()) {
                JsonPlace limit = constraints.get(key);
                if (ELSEWHERE.contains(key)) {
                    continue;
                }
                if (!type.checks().contains(key)) {
                    unchecked.add(key + " of column \"" + JsonPlace.escaped(name) + "\"");
                    continue;
                }
                switch (key) {
                    case "minimum" -> minimum = value(limit);
                    case "maximum" -> maximum = value(limit);
                    case "minLength" -> minLength = (int) limit.number(0, Integer.MAX_VALUE);
                    case "maxLength" -> maxLength = (int) limit.number(0, Integer.MAX_VALUE);
                    default -> oneOf = values(limit);
                }
            }
        }
        boolean none = minimum == null && maximum == null && minLength == null && maxLength == null && oneOf.isEmpty();
        return none ? null : new Check(minimum, maximum, minLength, maxLength, oneOf);
    }

    /** Categories are the only values too; an enum within them is narrower. */
    private List<String> categories() {
        @Nullable JsonPlace categories = field.find("categories");
        if (categories == null || !type.checks().contains("enum")) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (JsonPlace item : categories.items(MAX_VALUES)) {
            values.add(value(item.node().isObject() ? item.get("value") : item));
        }
        return values;
    }

    private List<String> values(JsonPlace place) {
        List<JsonPlace> items = place.items(MAX_VALUES);
        if (items.isEmpty()) {
            throw place.refuse("at least one value");
        }
        return items.stream().map(this::value).toList();
    }

    /** A value as PostgreSQL writes it: JSON's own, or a string that is read as the field's values are. */
    private String value(JsonPlace place) {
        if (place.node().isBoolean()) {
            return place.flag() ? "t" : "f";
        }
        String value = place.node().isNumber() ? digits(place.node().decimalValue()) : converted(place);
        @Nullable String fault = LimitRules.fault(type.column().base(), value);
        if (fault != null) {
            throw refuse(place, fault);
        }
        return value;
    }

    /** All digits, without an exponent that integers cannot have; an absurd one stays. */
    private static String digits(BigDecimal number) {
        boolean absurd = Math.abs(number.scale()) > MAX_SCALE;
        boolean whole = !absurd && number.stripTrailingZeros().scale() <= 0;
        return absurd ? number.toString() : whole ? number.toBigInteger().toString() : number.toPlainString();
    }

    private String converted(JsonPlace place) {
        @Nullable Conversion conversion = type.conversion();
        try {
            return conversion == null ? place.text() : conversion.convert(place.text());
        } catch (UnreadableValue e) {
            throw refuse(place, e.what());
        }
    }

    private static BallastException refuse(JsonPlace place, String what) {
        return place.refuse("a value of the field, and this is " + what);
    }
}
