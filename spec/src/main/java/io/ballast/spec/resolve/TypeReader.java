package io.ballast.spec.resolve;

import io.ballast.common.schema.BaseType;
import io.ballast.common.schema.ColumnType;
import io.ballast.common.schema.ServerTypes;
import io.ballast.common.schema.TypeSyntax;
import io.ballast.common.schema.UserType;
import io.ballast.spec.yaml.SpecNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the type of a column: one from the list, one that the spec declares, or one that the target has. */
public final class TypeReader {
    private static final String TYPES = "a type: " + String.join(", ", BaseType.spellings());
    private static final String ARRAY = "[]";

    private final Map<String, UserType> declared;

    private TypeReader(Map<String, UserType> declared) {
        this.declared = declared;
    }

    /**
     * A reader for the columns of a spec.
     *
     * @param types the section of the spec that declares types; null where it has none
     */
    public static TypeReader of(@Nullable SpecNode types) {
        return new TypeReader(types == null ? Map.of() : DeclaredTypes.read(types));
    }

    /** A reader that knows these declared types. */
    static TypeReader of(Map<String, UserType> declared) {
        return new TypeReader(declared);
    }

    ColumnType read(SpecNode node) {
        if (node.isMapping()) {
            return existing(node);
        }
        @Nullable UserType own = declared.get(single(node.text()));
        return own != null
                ? arrayIf(node.text(), ColumnType.of(own))
                : ColumnType.parse(node.text())
                        .or(() -> ServerTypes.parse(node.text()))
                        .orElseThrow(() -> node.expected(TYPES + ", or one of these with []"
                                + (declared.isEmpty()
                                        ? ""
                                        : ", or a type that the spec declares: "
                                                + String.join(", ", declared.keySet()))));
    }

    /** A type that nobody makes: {@code { name: ext.thing, as: text }}. */
    private ColumnType existing(SpecNode node) {
        node.allow("name", "as");
        SpecNode name = node.require("name");
        SpecNode as = node.find("as");
        ColumnType type = TypeSyntax.parse(name.text(), as == null ? null : valuesOf(as, "as"))
                .orElseThrow(() -> name.expected(
                        "the name of a type as SQL writes it, such as citext, ext.thing or public.\"Mood\""));
        @Nullable UserType user = type.userType();
        if (user != null
                && user.name().schema() == null
                && declared.containsKey(user.name().name())) {
            throw name.refused("the spec declares this type, and what it declares is written as type: "
                    + user.name().name());
        }
        return type;
    }

    /** The type from the list that values are those of. */
    static ColumnType valuesOf(SpecNode node, String key) {
        return ColumnType.parse(node.text())
                .filter(type -> !type.array())
                .orElseThrow(() -> node.expected(TYPES + "; \"" + key + "\" takes no other"));
    }

    private static String single(String text) {
        return text.endsWith(ARRAY)
                ? text.substring(0, text.length() - ARRAY.length()).strip()
                : text;
    }

    private static ColumnType arrayIf(String text, ColumnType type) {
        return text.endsWith(ARRAY) ? type.asArray() : type;
    }
}
