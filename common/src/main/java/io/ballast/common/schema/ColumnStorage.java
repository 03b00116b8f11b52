package io.ballast.common.schema;

/** Where long values are kept, and whether compressed (manual, 66.2). */
public enum ColumnStorage {
    PLAIN,
    EXTERNAL,
    EXTENDED,
    MAIN
}
