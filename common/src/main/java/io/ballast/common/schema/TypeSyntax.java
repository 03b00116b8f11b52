package io.ballast.common.schema;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A type that the target has, as SQL writes it: {@code citext}, {@code public."Mood"[]}, {@code ext.geometry(Point, 4326)}. */
public final class TypeSyntax {
    private static final Pattern SYNTAX =
            Pattern.compile("(.*?)(?:\\(\\s*([A-Za-z0-9_]+(?:\\s*,\\s*[A-Za-z0-9_]+)*)\\s*\\))?\\s*(\\[\\])?");

    private TypeSyntax() {}

    /**
     * Reads a type; empty where it is not written like one.
     *
     * @param as the type whose values it has; null where only the server knows them
     */
    public static Optional<ColumnType> parse(String text, @Nullable ColumnType as) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String modifiers = matcher.group(2) == null ? "" : matcher.group(2).replaceAll("\\s", "");
        boolean array = matcher.group(3) != null;
        return TypeName.parse(matcher.group(1))
                .map(name -> ColumnType.of(new UserType.ExistingType(name, modifiers, as)))
                .map(type -> array ? type.asArray() : type);
    }
}
