package io.ballast.datapackage;

import io.ballast.common.bundle.BundleLimits;
import io.ballast.common.bundle.JsonPlace;
import io.ballast.common.schema.Column;
import io.ballast.datapackage.type.BooleanWords;
import io.ballast.datapackage.type.FieldMapping;
import io.ballast.datapackage.type.FieldTraits;
import io.ballast.datapackage.type.FieldTypes;
import io.ballast.datapackage.type.ListTraits;
import io.ballast.datapackage.type.NumberMarks;
import io.ballast.datapackage.type.UnknownFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one field of a Table Schema.
 *
 * @param column what it becomes
 * @param field how its values are read
 * @param unique whether its constraints want every value once
 */
record FieldReader(Column column, ExternalField field, boolean unique) {
    /**
     * Reads the field.
     *
     * @param missing the values that are NULL in every field that does not say otherwise
     * @param unchecked takes what no load checks
     */
    static FieldReader read(JsonPlace place, List<String> missing, List<String> unchecked) {
        String name = place.get("name").text();
        FieldMapping type = type(place);
        @Nullable JsonPlace constraints = place.find("constraints");
        @Nullable JsonPlace own = place.find("missingValues");
        ConstraintReader checks = new ConstraintReader(place, name, type, unchecked);
        return new FieldReader(
                new Column(
                        name,
                        type.column(),
                        constraints == null || !flag(constraints, "required", false),
                        null,
                        checks.read(),
                        text(place, "description")),
                new ExternalField(name, type.conversion(), own == null ? missing : missingValues(own)),
                constraints != null && flag(constraints, "unique", false));
    }

    /** Strings, or objects with a string {@code value}. */
    static List<String> missingValues(JsonPlace place) {
        return place.items(BundleLimits.MAX_KEYS).stream()
                .map(item -> item.node().isObject() ? item.get("value").text() : item.text())
                .toList();
    }

    private static FieldMapping type(JsonPlace place) {
        try {
            @Nullable String format = text(place, "format");
            return FieldTypes.of(new FieldTraits(
                    text(place, "type") == null ? "any" : place.get("type").text(),
                    format,
                    new BooleanWords(texts(place, "trueValues"), texts(place, "falseValues")),
                    new NumberMarks(
                            text(place, "decimalChar"), text(place, "groupChar"), flag(place, "bareNumber", true)),
                    new ListTraits(text(place, "delimiter"), text(place, "itemType"))));
        } catch (UnknownFormat e) {
            @Nullable JsonPlace at = place.find(e.property());
            throw at == null ? place.refuseFound("no " + e.property(), e.expected()) : at.refuse(e.expected());
        }
    }

    private static @Nullable String text(JsonPlace place, String key) {
        return optional(place, key, JsonPlace::text);
    }

    private static @Nullable List<String> texts(JsonPlace place, String key) {
        return optional(place, key, found -> found.texts(BundleLimits.MAX_KEYS));
    }

    private static boolean flag(JsonPlace place, String key, boolean usual) {
        Boolean found = optional(place, key, JsonPlace::flag);
        return found == null ? usual : found;
    }

    private static <T> @Nullable T optional(JsonPlace place, String key, Function<JsonPlace, T> read) {
        @Nullable JsonPlace found = place.find(key);
        return found == null ? null : read.apply(found);
    }
}
