package io.ballast.common.schema;

import java.util.Locale;

/** How long values are compressed; servers have it since version 14. */
public enum ColumnCompression {
    PGLZ,
    LZ4;

    public String sql() {
        return name().toLowerCase(Locale.ROOT);
    }
}
