package io.ballast.loader.plan;

import org.jspecify.annotations.Nullable;

/**
 * What the role may do with a table that is there.
 *
 * @param mayWrite whether it may insert into it and read it
 * @param mayDrop whether it owns it
 * @param rowSecurity whether policies decide which rows it may see and add
 * @param ownerTrouble why the new table could not be given to the old one's owner, to follow "role "bob", which owns it,"; null
 *     when it could
 * @param owner the role that owns it
 */
public record TableRights(
        boolean mayWrite,
        boolean mayDrop,
        boolean rowSecurity,
        String owner,
        @Nullable String ownerTrouble) {
    /** Those of an owner. */
    static TableRights all(String owner) {
        return new TableRights(true, true, false, owner, null);
    }
}
