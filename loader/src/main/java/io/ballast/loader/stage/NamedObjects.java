package io.ballast.loader.stage;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.schema.TypeName;
import io.ballast.loader.plan.GistClasses;
import io.ballast.loader.plan.TargetNames;
import io.ballast.loader.plan.UsedNames;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Reads what the target database has of all that the source names and does not make. */
final class NamedObjects {
    private static final Sql COLLATIONS = new Sql("""
            SELECT n.nspname, c.collname
              FROM pg_catalog.pg_collation AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.collnamespace
             WHERE c.collname = ANY (?)
               AND c.collencoding IN (-1, (SELECT d.encoding FROM pg_catalog.pg_database AS d WHERE d.datname = current_database()))""");

    private static final Sql OPERATOR_CLASSES = new Sql("""
            SELECT DISTINCT n.nspname, o.opcname
              FROM pg_catalog.pg_opclass AS o
              JOIN pg_catalog.pg_namespace AS n ON n.oid = o.opcnamespace
             WHERE o.opcname = ANY (?)""");

    private static final Sql COMPRESSIONS =
            new Sql("SELECT enumvals FROM pg_catalog.pg_settings WHERE name = 'default_toast_compression'");

    private NamedObjects() {}

    static TargetNames read(Connection connection, Manifest manifest) throws SQLException {
        return new TargetNames(
                TargetTypes.read(connection, manifest),
                find(
                        connection,
                        COLLATIONS,
                        manifest.tables().stream()
                                .flatMap(table -> UsedNames.collations(table.schema(), true).stream())
                                .toList()),
                find(
                        connection,
                        OPERATOR_CLASSES,
                        manifest.tables().stream()
                                .flatMap(table -> Stream.concat(
                                        UsedNames.operatorClasses(table.schema()).stream(),
                                        GistClasses.of(table.schema()).stream()))
                                .toList()),
                COMPRESSIONS.rows(connection, row -> (String[]) row.getArray(1).getArray()).stream()
                        .flatMap(Arrays::stream)
                        .toList());
    }

    private static List<TypeName> find(Connection connection, Sql question, List<UsedNames.Use> uses)
            throws SQLException {
        List<String> names =
                uses.stream().map(use -> use.name().name()).distinct().toList();
        return names.isEmpty()
                ? List.of()
                : question.rows(connection, row -> new TypeName(row.getString(1), row.getString(2)), names);
    }
}
