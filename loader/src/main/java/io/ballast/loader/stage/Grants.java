package io.ballast.loader.stage;

import io.ballast.common.bundle.BundleTable;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may do what with published tables. A table that replaces another one gets its owner and its grants; a new one gets the
 * default privileges of the target schema, which making it in the staging schema has passed by.
 */
final class Grants {
    private static final String GRANTEE = "CASE acl.grantee WHEN 0 THEN 'PUBLIC'"
            + " ELSE quote_ident(pg_get_userbyid(acl.grantee)) END"
            + " || CASE WHEN acl.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END";

    private static final Query OF_REPLACED = new Query("""
            WITH replaced AS (
                SELECT c.oid, c.relowner, c.relacl, format('%I.%I', n.nspname, c.relname) AS name
                  FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                 WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND c.relname = ANY (?))
            SELECT 'ALTER TABLE ' || name || ' OWNER TO ' || quote_ident(pg_get_userbyid(relowner))
              FROM replaced WHERE pg_get_userbyid(relowner) <> current_user
             UNION ALL
            SELECT 'GRANT ' || acl.privilege_type || ' ON TABLE ' || name || ' TO ' || %s
              FROM replaced, aclexplode(relacl) AS acl WHERE acl.grantee <> relowner
             UNION ALL
            SELECT 'GRANT ' || acl.privilege_type || ' (' || quote_ident(a.attname) || ') ON TABLE ' || name || ' TO ' || %s
              FROM replaced
              JOIN pg_catalog.pg_attribute AS a ON a.attrelid = replaced.oid, aclexplode(a.attacl) AS acl""".replace("%s", GRANTEE));

    private static final Query DEFAULTS = new Query("""
            SELECT 'GRANT ' || acl.privilege_type || ' ON TABLE ' || format('%I.%I', n.nspname, t.name) || ' TO ' || %s
              FROM pg_catalog.pg_default_acl AS d
              JOIN pg_catalog.pg_namespace AS n ON n.oid = d.defaclnamespace,
                   aclexplode(d.defaclacl) AS acl, unnest(?::text[]) AS t (name)
             WHERE n.nspname = ? AND d.defaclobjtype = 'r' AND pg_get_userbyid(d.defaclrole) = current_user
               AND acl.grantee <> d.defaclrole""".replace("%s", GRANTEE));

    private Grants() {}

    /** The statements that give the tables of the plan their grants, read before the old tables are dropped. */
    static List<String> read(Connection connection, LoadPlan plan) throws SQLException {
        if (plan.options().mode() == LoadMode.APPEND) {
            return List.of();
        }
        String schema = plan.options().schema();
        List<String> replaced = plan.replacedTables();
        List<String> made = plan.bundle().tables().stream()
                .map(BundleTable::name)
                .filter(name -> !replaced.contains(name))
                .toList();
        List<String> statements = new ArrayList<>(DEFAULTS.rows(connection, row -> row.getString(1), made, schema));
        if (!replaced.isEmpty()) {
            statements.addAll(OF_REPLACED.rows(connection, row -> row.getString(1), schema, replaced));
        }
        return statements;
    }
}
