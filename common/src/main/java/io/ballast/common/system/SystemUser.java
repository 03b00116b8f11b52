package io.ballast.common.system;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The user of this process. In a container a number may be the user's, without an entry in {@code /etc/passwd}; Java then has
 * a question mark for name and home, or the root directory.
 */
public final class SystemUser {
    private static final String UNKNOWN = "?";

    private SystemUser() {}

    /** The home directory: {@code $HOME}, as libpq and shells have it, else what the system's list of users says. */
    public static Path home() {
        return home(System.getenv("HOME"), System.getProperty("user.home", ""));
    }

    static Path home(@Nullable String variable, String property) {
        if (variable != null && Path.of(variable).isAbsolute()) {
            return Path.of(variable);
        }
        return property.isEmpty() || property.equals(UNKNOWN) ? Path.of("/") : Path.of(property);
    }

    /** The name; empty where the system knows none. */
    public static String name() {
        String name = System.getProperty("user.name", "");
        return name.equals(UNKNOWN) ? "" : name;
    }
}
