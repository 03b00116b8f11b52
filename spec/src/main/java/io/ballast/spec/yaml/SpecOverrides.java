package io.ballast.spec.yaml;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the caller changes in a spec before it is checked. Settings come first; then rows, the final number of a table's
 * rows; then the scale of all other tables with rows of their own, save those that say {@code scales: false}; then the seed.
 *
 * @param rows table to number of rows
 * @param scale factor for the rows, greater than 0
 * @param names for messages
 */
public record SpecOverrides(
        Map<String, Long> rows, OptionalDouble scale, OptionalLong seed, List<Setting> settings, OverrideNames names) {
    /** Changes nothing. */
    public static final SpecOverrides NONE =
            new SpecOverrides(Map.of(), OptionalDouble.empty(), OptionalLong.empty(), List.of());

    public SpecOverrides {
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
        settings = List.copyOf(settings);
        if (scale.isPresent() && !(scale.getAsDouble() > 0 && Double.isFinite(scale.getAsDouble()))) {
            throw usage(names.scale() + " " + scale.getAsDouble() + ": expected a number greater than 0");
        }
    }

    /** With the plain names. */
    public SpecOverrides(Map<String, Long> rows, OptionalDouble scale, OptionalLong seed, List<Setting> settings) {
        this(rows, scale, seed, settings, OverrideNames.PLAIN);
    }

    /**
     * A new value for one place in the spec.
     *
     * @param path keys with points between them, such as {@code tables.users.columns.id.value.uuid}
     * @param value YAML
     */
    public record Setting(String path, String value) {}

    /** Reads {@code path=value} texts. */
    public static List<Setting> settings(List<String> texts, OverrideNames names) {
        List<Setting> settings = new ArrayList<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw usage(names.set() + " " + text
                        + ": expected path=value, such as tables.users.columns.id.value.uuid=v7");
            }
            settings.add(new Setting(text.substring(0, equals), text.substring(equals + 1)));
        }
        return List.copyOf(settings);
    }

    /** Reads {@code table=number} texts, such as {@code users=10M}. */
    public static Map<String, Long> rows(List<String> texts, OverrideNames names) {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            OptionalLong number = WholeNumber.parse(text.substring(equals + 1));
            if (equals < 1 || number.isEmpty()) {
                throw usage(names.rows() + " " + text + ": expected table=number, such as users=10M");
            }
            if (rows.put(text.substring(0, equals), number.getAsLong()) != null) {
                throw usage(names.rows() + " " + text + ": this table's rows were given before");
            }
        }
        return rows;
    }

    private static BallastException usage(String message) {
        return new BallastException(ErrorCategory.USAGE, message);
    }
}
