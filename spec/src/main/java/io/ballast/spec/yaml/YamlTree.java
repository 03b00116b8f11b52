package io.ballast.spec.yaml;

import io.ballast.spec.yaml.YamlValue.Form;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys and values in memory as {@link YamlValue}s: what {@link YamlText} would read where they were written as YAML. */
public final class YamlTree {
    private YamlTree() {}

    /**
     * The values of a tree.
     *
     * @param tree maps, lists, texts, numbers, booleans and nulls
     * @param source what messages call the tree; it has no lines
     */
    public static YamlValue of(@Nullable Object tree, String source) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, YamlValue> members = new LinkedHashMap<>();
            map.forEach((key, value) -> members.put(String.valueOf(key), of(value, source)));
            return YamlValue.Mapping.of(members, source);
        }
        if (tree instanceof List<?> list) {
            List<YamlValue> items = new ArrayList<>(list.size());
            list.forEach(item -> items.add(of(item, source)));
            return YamlValue.Sequence.of(items, source);
        }
        return new YamlValue.Scalar(String.valueOf(tree), form(tree), source);
    }

    private static Form form(@Nullable Object scalar) {
        if (scalar == null) {
            return Form.NULL;
        }
        if (scalar instanceof Boolean) {
            return Form.BOOLEAN;
        }
        return scalar instanceof Number ? Form.NUMBER : Form.TEXT;
    }

    /** Whether two values say the same in the same order, wherever they stand. */
    public static boolean saysTheSame(YamlValue one, YamlValue other) {
        if (one instanceof YamlValue.Mapping left && other instanceof YamlValue.Mapping right) {
            return List.copyOf(left.members().keySet())
                            .equals(List.copyOf(right.members().keySet()))
                    && allSayTheSame(left.members().values(), right.members().values());
        }
        if (one instanceof YamlValue.Sequence left && other instanceof YamlValue.Sequence right) {
            return left.items().size() == right.items().size() && allSayTheSame(left.items(), right.items());
        }
        return one instanceof YamlValue.Scalar left
                && other instanceof YamlValue.Scalar right
                && left.form() == right.form()
                && left.text().equals(right.text());
    }

    private static boolean allSayTheSame(Iterable<YamlValue> some, Iterable<YamlValue> others) {
        Iterator<YamlValue> left = some.iterator();
        Iterator<YamlValue> right = others.iterator();
        while (left.hasNext() && right.hasNext()) {
            if (!saysTheSame(left.next(), right.next())) {
                return false;
            }
        }
        return true;
    }
}
