package io.ballast.loader.stage;

import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.MadeNames;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The default privileges of the target schema for new tables, which making these in the staging schema has passed by. */
final class Grants {
    private static final String GRANTEE = "CASE acl.grantee WHEN 0 THEN 'PUBLIC'"
            + " ELSE quote_ident(pg_get_userbyid(acl.grantee)) END"
            + " || CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END";

    private static final Sql DEFAULTS = new Sql("""
            SELECT 'GRANT ' || acl.privilege_type || ' ON TABLE ' || format('%I.%I', n.nspname, t.name) || ' TO ' || %s
              FROM pg_catalog.pg_default_acl AS d
              JOIN pg_catalog.pg_namespace AS n ON n.oid = d.defaclnamespace,
                   aclexplode(d.defaclacl) AS acl, unnest(?::text[]) AS t (name)
             WHERE n.nspname = ? AND d.defaclobjtype = 'r' AND pg_get_userbyid(d.defaclrole) = current_user
               AND acl.grantee <> d.defaclrole""".replace("%s", GRANTEE));

    private Grants() {}

    /** The statements that give the tables of the plan their grants, if they do not replace others. */
    static List<String> read(Connection connection, LoadPlan plan) throws SQLException {
        if (plan.options().mode().keepsTables()) {
            return List.of();
        }
        String schema = plan.options().schema();
        List<String> replaced = plan.work().replacedTables();
        List<String> made = plan.manifest().tables().stream()
                .filter(table -> !replaced.contains(table.name()))
                .flatMap(table -> MadeNames.tables(table.schema()).stream())
                .toList();
        return DEFAULTS.rows(connection, row -> row.getString(1), made, schema);
    }
}
