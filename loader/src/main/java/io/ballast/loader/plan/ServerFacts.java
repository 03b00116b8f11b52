package io.ballast.loader.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What CHECK learned about the server and the role it is connected as.
 *
 * @param version as {@code server_version_num}, such as 180006 for 18.6
 * @param versionText as the server writes it
 * @param settings name → value as {@code pg_settings} shows it, in the setting's own unit; a name that is missing is not
 *     known to this server
 * @param standby whether the server is in recovery, so that nothing can be written
 * @param kin what is in it beside PostgreSQL
 */
public record ServerFacts(
        int version,
        String versionText,
        String database,
        RoleFacts role,
        Map<String, String> settings,
        boolean standby,
        List<Kin> kin) {
    public ServerFacts {
        settings = Map.copyOf(settings);
        kin = List.copyOf(kin);
    }

    /** Plain PostgreSQL, and a role without settings of its own. */
    public ServerFacts(
            int version,
            String versionText,
            String database,
            String role,
            Map<String, String> settings,
            boolean standby,
            boolean mayCreateSchemas) {
        this(
                version,
                versionText,
                database,
                new RoleFacts(role, mayCreateSchemas, List.of()),
                settings,
                standby,
                List.of());
    }

    /** 18 for 18.6. */
    public int majorVersion() {
        return version / 10_000;
    }

    public boolean knows(String setting) {
        return settings.containsKey(setting);
    }

    /** The value of a setting, or null when this server does not know it. */
    public @Nullable String setting(String name) {
        return settings.get(name);
    }
}
