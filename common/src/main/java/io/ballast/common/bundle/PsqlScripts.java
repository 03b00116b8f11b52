package io.ballast.common.bundle;

import java.util.Map;

/** The psql scripts of a bundle, made from its descriptor, for places where those that lie in it are not to be run. */
public final class PsqlScripts {
    private PsqlScripts() {}

    /** The text of each script by its name; {@code load.sql} is to be run inside the bundle's directory. */
    public static Map<String, String> of(Bundle bundle) {
        return Map.of(
                BundleLayout.SCHEMA_SQL, BundleScripts.schema(bundle),
                BundleLayout.CONSTRAINTS_SQL, BundleScripts.constraints(bundle),
                BundleLayout.LOAD_SQL, BundleScripts.load(bundle));
    }
}
