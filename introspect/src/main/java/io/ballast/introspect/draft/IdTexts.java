package io.ballast.introspect.draft;

import io.ballast.introspect.facts.Shape;
import io.ballast.spec.kind.PatternKind;
import io.ballast.spec.kind.UuidKind;
import io.ballast.spec.kind.ValueKind;
import java.util.Optional;
import java.util.regex.Pattern;

/** Ids that are kept as text, of which none is there yet: UUIDs where there is room for them, else codes of the length that the column has. */
final class IdTexts {
    private static final Pattern NAME = Pattern.compile("(.*_)?(id|uid|uuid|guid|oid)");
    private static final int UUID_LENGTH = 36;
    /** Shorter ones are no ids by themselves, but letters and numbers of somebody's choice. */
    private static final int MIN_LENGTH = 16;
    /** An ObjectId, and a UUID without hyphens. */
    private static final int OBJECT_ID_LENGTH = 24;

    private static final int HEX_LENGTH = 32;

    private IdTexts() {}

    /** Whether a column is one of ids by its name. */
    static boolean isId(String name) {
        return NAME.matcher(SnakeCase.of(name)).matches();
    }

    /** @param least the fewest characters that a check lets in */
    static Optional<ValueKind> of(Target target, long least, long most) {
        boolean unknown =
                target.shape().equals(Shape.NONE) && target.statistics().distinct() == 0;
        if (!unknown || !isId(target.name()) || least > UUID_LENGTH) {
            return Optional.empty();
        }
        if (most >= UUID_LENGTH) {
            return Optional.of(UuidKind.V4);
        }
        if (most < MIN_LENGTH) {
            return Optional.empty();
        }
        boolean hex = most == OBJECT_ID_LENGTH || most == HEX_LENGTH;
        return Optional.of(new PatternKind((hex ? "[0-9a-f]" : "[a-z0-9]").repeat((int) most)));
    }
}
