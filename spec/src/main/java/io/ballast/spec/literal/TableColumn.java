package io.ballast.spec.literal;

import java.util.Optional;

/** A table and a column of it, as specs write them: {@code users.id}; the table may have its schema before its name. */
public record TableColumn(String table, String column) {
    private static final int MAX_PARTS = 3;

    /** The two of them; empty where the text is something else. */
    public static Optional<TableColumn> parse(String text) {
        String[] parts = text.split("\\.", -1);
        for (String part : parts) {
            if (part.isEmpty()) {
                return Optional.empty();
            }
        }
        if (parts.length < 2 || parts.length > MAX_PARTS) {
            return Optional.empty();
        }
        int point = text.lastIndexOf('.');
        return Optional.of(new TableColumn(text.substring(0, point), text.substring(point + 1)));
    }
}
