package io.ballast.loader.plan;

import io.ballast.common.bundle.ValueSetting;
import java.util.List;

/**
 * The role that a load is connected as.
 *
 * @param mayCreateSchemas whether it has CREATE on the database
 * @param own settings that change what a value means and that a load sets to values of its own: what a session of this role has
 *     where no client sets anything
 */
public record RoleFacts(String name, boolean mayCreateSchemas, List<ValueSetting> own) {
    public RoleFacts {
        own = List.copyOf(own);
    }
}
