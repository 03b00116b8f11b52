package io.ballast.common.bundle;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A setting of a session that changes what a value means.
 *
 * @param name as the server's manual writes it, such as {@code DateStyle}
 * @param value as SET takes it
 * @param origin who says so, in words such as {@code database "shop"}
 */
public record ValueSetting(String name, String value, String origin) {
    /** For people: {@code DateStyle "ISO, DMY" (role "ann"), TimeZone "UTC" (database "shop")}; empty where there are none. */
    public static Optional<String> inWords(List<ValueSetting> settings) {
        return settings.isEmpty()
                ? Optional.empty()
                : Optional.of(settings.stream()
                        .map(setting -> setting.name + " \"" + setting.value + "\" (" + setting.origin + ")")
                        .collect(Collectors.joining(", ")));
    }
}
