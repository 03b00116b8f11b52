package io.ballast.datapackage;

import io.ballast.common.bundle.JsonPlace;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which standard a descriptor keeps to: {@code $schema} in version 2, {@code profile} in version 1, or neither, which is version 1. */
final class Profile {
    private static final Pattern SCHEMA = Pattern.compile(
            "https?://datapackage\\.org/profiles/[12]\\.[0-9]{1,2}/(?:datapackage|dataresource|tabledialect|tableschema)\\.json");
    private static final Set<String> FIRST = Set.of(
            "data-package",
            "tabular-data-package",
            "data-resource",
            "tabular-data-resource",
            "https://specs.frictionlessdata.io/schemas/data-package.json",
            "https://specs.frictionlessdata.io/schemas/tabular-data-package.json",
            "https://specs.frictionlessdata.io/schemas/data-resource.json",
            "https://specs.frictionlessdata.io/schemas/tabular-data-resource.json");

    private Profile() {}

    /** Refuses a descriptor, of a package or a part of one, that keeps to another standard. */
    static void check(JsonPlace descriptor) {
        @Nullable JsonPlace schema = descriptor.find("$schema");
        if (schema != null && !SCHEMA.matcher(schema.text()).matches()) {
            throw schema.refuse("a profile of the Data Package standard, 1.x or 2.x, such as "
                    + "https://datapackage.org/profiles/2.0/datapackage.json");
        }
        @Nullable JsonPlace profile = descriptor.find("profile");
        if (profile != null && !FIRST.contains(profile.text())) {
            throw profile.refuse("data-package, tabular-data-package, data-resource or tabular-data-resource");
        }
    }
}
