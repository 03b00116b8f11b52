package io.ballast.loader.plan;

import io.ballast.common.error.Hint;
import io.ballast.common.schema.SqlText;
import io.ballast.common.schema.TypeName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which extension brings a type or an operator class (manual, appendix F; PostGIS; pgvector). */
final class Extensions {
    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("citext", "citext"),
            Map.entry("cube", "cube"),
            Map.entry("hstore", "hstore"),
            Map.entry("seg", "seg"),
            Map.entry("isbn", "isn"),
            Map.entry("isbn13", "isn"),
            Map.entry("ltree", "ltree"),
            Map.entry("lquery", "ltree"),
            Map.entry("geometry", "postgis"),
            Map.entry("geography", "postgis"),
            Map.entry("vector", "vector"),
            Map.entry("halfvec", "vector"),
            Map.entry("gin_trgm_ops", "pg_trgm"),
            Map.entry("gist_trgm_ops", "pg_trgm"),
            Map.entry("vector_l2_ops", "vector"),
            Map.entry("vector_ip_ops", "vector"),
            Map.entry("vector_cosine_ops", "vector"),
            Map.entry("gist_ltree_ops", "ltree"));

    private Extensions() {}

    /** How the target gets it: in the schema that it is named with, or else in the one that is loaded into. */
    static Hint hint(TypeName name, String schema) {
        @Nullable String extension = BY_NAME.get(name.name());
        return extension == null
                ? Hint.act("make it, or the extension that brings it, there first")
                : Hint.act("run there first: CREATE EXTENSION " + extension + " SCHEMA "
                        + SqlText.name(name.schema() == null ? schema : name.schema()));
    }
}
