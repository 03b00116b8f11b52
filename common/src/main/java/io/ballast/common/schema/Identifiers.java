package io.ballast.common.schema;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL can hold as the name of a table or column (manual, 4.1.1), given that Ballast always quotes names. */
public final class Identifiers {
    /** Columns that every table has already (manual, 5.6): no other may have their names, quoted or not. */
    public static final Set<String> SYSTEM_COLUMNS = Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    private Identifiers() {}

    /** Why the name cannot be one, to be read after "it"; null for a good name. */
    public static @Nullable String fault(String name) {
        if (name.isEmpty()) {
            return "is empty";
        }
        if (name.indexOf('\0') >= 0) {
            return "holds a NUL character";
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            return "is not valid Unicode";
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        return bytes > ObjectNames.MAX_NAME_BYTES ? "has " + bytes + " bytes in UTF-8" : null;
    }
}
