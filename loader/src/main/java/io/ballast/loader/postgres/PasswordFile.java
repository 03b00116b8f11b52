package io.ballast.loader.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The password file {@code .pgpass} (PostgreSQL manual, 32.16): lines of {@code host:port:database:user:password}, the first
 * match counts, {@code *} matches all, a backslash takes away the meaning of a colon or a backslash.
 */
final class PasswordFile {
    private static final int FIELDS = 5;

    private PasswordFile() {}

    /** The password for this connection, or null when the file does not exist or has no line for it. */
    static @Nullable String password(Path file, HostPort server, String database, String user) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        PrivateFile.demandPrivate(file);
        for (String line : PrivateFile.lines(file)) {
            if (line.startsWith("#")) {
                continue;
            }
            List<Field> fields = fields(line);
            if (fields.size() >= FIELDS
                    && isFor(server, fields.get(0))
                    && fields.get(1).matches(Integer.toString(server.port()))
                    && fields.get(2).matches(database)
                    && fields.get(3).matches(user)) {
                return fields.get(4).text();
            }
        }
        return null;
    }

    private static boolean isFor(HostPort server, Field host) {
        return host.matches(server.host()) || (server.isUsualSocket() && host.matches("localhost"));
    }

    private record Field(String text, boolean any) {
        boolean matches(String value) {
            return any || text.equals(value);
        }
    }

    private static List<Field> fields(String line) {
        List<Field> fields = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                text.append(line.charAt(++i));
            } else if (c == ':') {
                fields.add(new Field(text.toString(), line.substring(start, i).equals("*")));
                text.setLength(0);
                start = i + 1;
            } else {
                text.append(c);
            }
        }
        fields.add(new Field(text.toString(), line.substring(start).equals("*")));
        return fields;
    }
}
