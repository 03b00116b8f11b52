package io.ballast.common.schema;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Types of extensions whose binary form has its encoder in {@code loader.wire}. Each has the name of its extension. Which type of a server is
 * one of them, the server's catalog says: anyone may give a type of his own the same name.
 */
public enum ExtensionType {
    CITEXT("citext", "citextrecv"),
    HSTORE("hstore", "hstore_recv"),
    /** Has a receive function since PostgreSQL 13. */
    LTREE("ltree", "ltree_recv");

    private final String sqlName;
    private final String receive;

    ExtensionType(String sqlName, String receive) {
        this.sqlName = sqlName;
        this.receive = receive;
    }

    /** The one of this name; empty for null, and for all others. */
    public static Optional<ExtensionType> named(@Nullable String name) {
        return Stream.of(values()).filter(type -> type.sqlName.equals(name)).findFirst();
    }

    /** The name in the catalog, of the type and of the extension. */
    public String sqlName() {
        return sqlName;
    }

    /** The name of the function that reads the binary form. */
    public String receive() {
        return receive;
    }
}
