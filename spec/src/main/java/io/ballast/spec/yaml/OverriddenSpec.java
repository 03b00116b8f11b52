package io.ballast.spec.yaml;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Nearest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Applies {@link SpecOverrides} to the values of a spec, before anything of it is read. */
public final class OverriddenSpec {
    private OverriddenSpec() {}

    public static YamlValue apply(YamlValue root, SpecOverrides overrides) {
        YamlValue spec = root;
        for (SpecOverrides.Setting setting : overrides.settings()) {
            String override = overrides.names().set() + " " + setting.path() + "=" + setting.value();
            YamlValue value = YamlText.parse(setting.value(), override).at(override);
            spec = with(spec, List.of(setting.path().split("\\.", -1)), 0, value);
        }
        for (Map.Entry<String, Long> entry : overrides.rows().entrySet()) {
            spec = withRows(
                    spec, entry.getKey(), entry.getValue(), overrides.names().rows());
        }
        if (overrides.scale().isPresent()) {
            spec = scaled(spec, overrides);
        }
        if (overrides.seed().isPresent()) {
            String seed = Long.toString(overrides.seed().getAsLong());
            spec = with(spec, List.of("seed"), 0, number(seed, overrides.names().seed() + " " + seed));
        }
        return spec;
    }

    /** The mapping with the value at a path; all of the path but its last key must be there. */
    private static YamlValue with(YamlValue at, List<String> path, int level, YamlValue value) {
        String option = value.where();
        if (!(at instanceof YamlValue.Mapping mapping)) {
            throw refused(option + ": " + String.join(".", path.subList(0, level)) + " is not a mapping in the spec");
        }
        String key = path.get(level);
        Map<String, YamlValue> members = new LinkedHashMap<>(mapping.members());
        if (level == path.size() - 1) {
            members.put(key, value);
        } else {
            YamlValue member = members.get(key);
            if (member == null) {
                throw refused(option + ": "
                        + (level == 0 ? "the spec" : String.join(".", path.subList(0, level)))
                        + " has no key \"" + key + "\"; found: "
                        + String.join(", ", members.keySet()) + Nearest.hint(key, members.keySet()));
            }
            members.put(key, with(member, path, level + 1, value));
        }
        return YamlValue.Mapping.of(members, mapping.where());
    }

    private static YamlValue withRows(YamlValue spec, String table, long rows, String name) {
        String override = name + " " + table + "=" + rows;
        Map<String, YamlValue> tables = tables(spec);
        YamlValue found = tables.get(table);
        if (found == null) {
            throw refused(override + ": no table \"" + table + "\"; found: " + String.join(", ", tables.keySet())
                    + Nearest.hint(table, tables.keySet()));
        }
        if (member(found, "per") instanceof YamlValue.Scalar parent) {
            throw refused(override + ": the rows of " + table + " belong to " + parent.text() + "; give " + name
                    + " for " + parent.text() + ", or change tables." + table + ".count");
        }
        return with(spec, List.of("tables", table, "rows"), 0, number(Long.toString(rows), override));
    }

    /** Multiplies the rows of all tables that neither the rows given nor {@code scales: false} takes out; refuses to change nothing. */
    private static YamlValue scaled(YamlValue spec, SpecOverrides overrides) {
        YamlValue result = spec;
        boolean scaledOne = false;
        BigDecimal scale = new BigDecimal(NumberText.of(overrides.scale().getAsDouble()));
        for (Map.Entry<String, YamlValue> table : tables(spec).entrySet()) {
            boolean scales = !(member(table.getValue(), "scales") instanceof YamlValue.Scalar scalar
                    && scalar.text().equals("false"));
            if (scales
                    && !overrides.rows().containsKey(table.getKey())
                    && member(table.getValue(), "rows") instanceof YamlValue.Scalar rows) {
                scaledOne = true; // what is no number is refused where it is read
                OptionalLong number = WholeNumber.parse(rows.text());
                if (number.isPresent()) {
                    BigDecimal product = BigDecimal.valueOf(number.getAsLong()).multiply(scale);
                    String text = product.setScale(0, RoundingMode.HALF_UP)
                            .max(BigDecimal.ONE)
                            .toPlainString();
                    result = with(
                            result,
                            List.of("tables", table.getKey(), "rows"),
                            0,
                            number(
                                    text,
                                    rows.where() + ", " + overrides.names().scale() + " " + scale.toPlainString()));
                }
            }
        }
        if (!scaledOne && !tables(spec).isEmpty()) {
            throw new BallastException(ErrorCategory.USAGE, withoutEffect(scale, overrides));
        }
        return result;
    }

    private static String withoutEffect(BigDecimal scale, SpecOverrides overrides) {
        OverrideNames names = overrides.names();
        String override = names.scale() + " " + scale.toPlainString();
        return overrides.rows().isEmpty()
                ? override + " changes nothing: no table of this spec has rows that scale; give " + names.rows()
                : override + " changes nothing: it leaves alone what " + names.rows() + " gives ("
                        + String.join(", ", overrides.rows().keySet())
                        + "), and no other table of this spec has rows that scale; give one of the two";
    }

    private static Map<String, YamlValue> tables(YamlValue spec) {
        return member(spec, "tables") instanceof YamlValue.Mapping tables ? tables.members() : Map.of();
    }

    private static @Nullable YamlValue member(YamlValue value, String key) {
        return value instanceof YamlValue.Mapping mapping ? mapping.members().get(key) : null;
    }

    private static YamlValue number(String text, String where) {
        return new YamlValue.Scalar(text, YamlValue.Form.NUMBER, where);
    }

    private static BallastException refused(String message) {
        return new BallastException(ErrorCategory.INPUT_REFUSED, message);
    }
}
