package io.ballast.spec.kind;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.spec.yaml.SpecNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how values come about: a mapping with one key, the name of a {@linkplain ValueKind kind}. */
public final class ValueReader {
    /** What members and parts are read as, the first that their kind can fill: they have no column type of their own. */
    private static final List<ColumnType> FREE_TYPES = Stream.of(
                    BaseType.TEXT, BaseType.BIGINT, BaseType.NUMERIC, BaseType.BOOLEAN)
            .map(ColumnType::of)
            .toList();

    private final ValueFiles files;

    /**
     * A reader of values.
     *
     * @param folder the folder of the spec, which the files of values lie in or under; null where there is none
     */
    public ValueReader(@Nullable Path folder) {
        this.files = new ValueFiles(folder);
    }

    /** The names of all kinds. */
    public static List<String> names() {
        return names(kind -> true);
    }

    private static List<String> names(Predicate<KindSyntax> these) {
        return ValueKind.all().stream().filter(these).map(KindSyntax::name).toList();
    }

    /** The kind of a column of the type; {@code reference} is read elsewhere. */
    public ValueKind column(SpecNode node, ColumnType type) {
        String name = node.onlyKey("kind of value", names());
        List<String> allowed = names(kind -> kind.fills().test(type));
        if (!allowed.contains(name)) {
            throw node.require(name)
                    .refused("kind \"" + name + "\" cannot fill " + type + "; allowed: " + String.join(", ", allowed));
        }
        return read(name, node, type);
    }

    /** An element of an array of the type. */
    ValueKind element(SpecNode node, ColumnType array) {
        ColumnType type = array.element();
        String name = node.onlyKey("kind of an array's elements", names());
        List<String> allowed =
                names(kind -> kind.fills().test(type) && kind.inside().contains(KindSyntax.Inside.ARRAY));
        if (!allowed.contains(name)) {
            throw node.require(name)
                    .refused("kind \"" + name + "\" cannot fill the elements of " + array + "; allowed: "
                            + String.join(", ", allowed));
        }
        return read(name, node, type);
    }

    /**
     * A field of a composite type.
     *
     * @param type null where only the target knows it
     */
    ValueKind field(SpecNode node, String field, @Nullable ColumnType type) {
        if (type == null) {
            return free(node, "kind of a field", KindSyntax.Inside.COMPOSITE);
        }
        String name = node.onlyKey("kind of a field", names());
        List<String> allowed =
                names(kind -> kind.fills().test(type) && kind.inside().contains(KindSyntax.Inside.COMPOSITE));
        if (!allowed.contains(name)) {
            throw node.require(name)
                    .refused("kind \"" + name + "\" cannot fill the field \"" + field + "\" of type " + type
                            + "; allowed: " + String.join(", ", allowed));
        }
        return read(name, node, type);
    }

    /** A member of a JSON object, or an element of an array in one. */
    ValueKind member(SpecNode node) {
        return free(node, "kind of a JSON member", KindSyntax.Inside.JSON);
    }

    /** A named part of a template. */
    ValueKind part(SpecNode node) {
        return free(node, "kind of a template's part", KindSyntax.Inside.TEMPLATE);
    }

    private ValueKind free(SpecNode node, String what, KindSyntax.Inside inside) {
        String name = node.onlyKey(what, names(kind -> kind.inside().contains(inside)));
        Predicate<ColumnType> fills = syntax(name).fills();
        return read(name, node, FREE_TYPES.stream().filter(fills).findFirst().orElse(FREE_TYPES.get(0)));
    }

    private ValueKind read(String name, SpecNode node, ColumnType type) {
        return syntax(name).reader().read(node.require(name), type, this);
    }

    private static KindSyntax syntax(String name) {
        return ValueKind.all().stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The lines of a text file beside the spec. */
    List<String> lines(SpecNode file) {
        return files.lines(file);
    }
}
