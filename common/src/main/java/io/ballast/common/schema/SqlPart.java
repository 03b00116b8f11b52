package io.ballast.common.schema;

/**
 * What is made by SQL text that came along with a table.
 *
 * @param what in words: {@code check "positive" of table "orders"}
 * @param sql the text
 */
public record SqlPart(String what, String sql) {
    @Override
    public String toString() {
        return what + ": " + sql;
    }
}
