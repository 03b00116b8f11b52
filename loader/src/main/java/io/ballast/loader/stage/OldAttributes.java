package io.ballast.loader.stage;

import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.TableSchema;
import io.ballast.loader.plan.MadeNames;
import io.ballast.loader.plan.OldAttribute;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what tables of the target schema, and their partitions, have beyond what the source makes: every attribute that is not
 * the one of a table just created. A new partition without an old one of its name takes after the table itself.
 */
final class OldAttributes {
    private OldAttributes() {}

    /** In the order in which their statements must run. {@code staging} may be missing: then there is nothing to revoke. */
    static List<OldAttribute> read(Connection connection, String schema, String staging, List<SourceTable> tables)
            throws SQLException {
        List<String> roots = new ArrayList<>();
        List<String> relations = new ArrayList<>();
        List<String> stored = new ArrayList<>();
        for (SourceTable table : tables) {
            TableSchema made = table.schema();
            for (String relation : MadeNames.tables(made)) {
                roots.add(table.name());
                relations.add(relation);
                stored.add(String.valueOf(MadeNames.storedTables(made).contains(relation)));
            }
        }
        return new Sql(OldAttributesSql.ALL)
                .rows(
                        connection,
                        row -> new OldAttribute(
                                row.getString("root"),
                                OldAttribute.Kind.valueOf(row.getString("kind")),
                                row.getString("col"),
                                row.getString("type"),
                                row.getString("object"),
                                row.getString("what"),
                                row.getString("before"),
                                row.getString("after")),
                        schema,
                        staging,
                        roots,
                        relations,
                        stored);
    }
}
