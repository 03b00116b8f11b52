package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.Sha256;
import io.ballast.common.bundle.ShardFact;
import io.ballast.common.bundle.SourceShard;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.ForeignKey;
import io.ballast.common.schema.SchemaSql;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeSql;
import io.ballast.common.schema.UserType;
import io.ballast.common.schema.UserTypes;
import io.ballast.common.schema.View;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells bundles apart by what a load of them puts into the database: the same tables, with all that their SQL says, and the same
 * shards make the same identity, wherever the bundle lies. Where not all of a shard is known, what the shard is made from, or how it is read, counts
 * too: the spec or descriptor, the version of the algorithm, and how the table is cut. A resumed load finds its staging schema by the identity.
 */
public final class BundleIdentity {
    static final String STAGING_PREFIX = "ballast_staging_";
    /** What the names of staging schemas match, for the server. */
    public static final String STAGING_PATTERN = "^" + STAGING_PREFIX + "[0-9a-f]{8}$";

    private static final int STAGING_DIGITS = 8;

    private BundleIdentity() {}

    /** 64 hexadecimal digits, for a load that makes all that the bundle says. */
    public static String of(Manifest manifest) {
        return of(manifest, true);
    }

    /** 64 hexadecimal digits, for a load with or without keys, indexes and checks. */
    public static String of(Manifest manifest, boolean constraints) {
        StringBuilder content = new StringBuilder();
        line(content, manifest.dataset());
        line(content, constraints ? "with constraints" : "without constraints");
        for (UserType type : UserTypes.declared(
                manifest.tables().stream().map(SourceTable::schema).toList())) {
            line(content, TypeSql.create(null, type));
            TypeSql.details(null, type).forEach(statement -> line(content, statement));
        }
        for (SourceTable table : manifest.tables()) {
            List<String> statements = statements(table.schema());
            line(content, table.name());
            line(content, String.valueOf(statements.size()));
            statements.forEach(statement -> line(content, statement));
            shards(content, table);
        }
        for (View view : manifest.views()) {
            line(content, view.create(null));
            line(content, String.valueOf(view.comment()));
            view.details(null).forEach(statement -> line(content, statement));
        }
        return Sha256.hex(content.toString());
    }

    /** As versions of the journal's format 1 made it before they looked at more than the names and types of columns. */
    static String earlier(Manifest manifest) {
        StringBuilder content = new StringBuilder();
        line(content, manifest.dataset());
        for (SourceTable table : manifest.tables()) {
            line(content, table.name());
            for (Column column : table.schema().columns()) {
                line(content, column.name());
                line(content, column.type().sql());
            }
            shards(content, table);
        }
        return Sha256.hex(content.toString());
    }

    private static List<String> statements(TableSchema table) {
        List<String> statements = new ArrayList<>(SchemaSql.createTable(null, table));
        statements.addAll(SchemaSql.keysAndIndexes(null, table));
        statements.addAll(SchemaSql.checks(null, table));
        for (ForeignKey key : table.foreignKeys()) {
            statements.add(SchemaSql.addForeignKey(null, table, key));
        }
        statements.addAll(SchemaSql.comments(null, table));
        statements.addAll(SchemaSql.settings(null, table, true));
        statements.addAll(SchemaSql.constraintComments(null, table));
        return statements;
    }

    private static void shards(StringBuilder content, SourceTable table) {
        for (SourceShard shard : table.shards()) {
            line(content, shard.path());
            boolean allKnown = table.knows(ShardFact.SHA256) && table.knows(ShardFact.ROWS);
            line(content, allKnown ? shard.sha256() : shard.origin() + shard.sha256());
        }
    }

    /** The staging schema of a bundle in front of a target schema: always the same one. */
    public static String stagingSchema(String bundleId, String targetSchema) {
        return STAGING_PREFIX + Sha256.hex(bundleId + targetSchema).substring(0, STAGING_DIGITS);
    }

    /** Every part is preceded by its length, so that no two contents read the same. */
    private static void line(StringBuilder content, String part) {
        content.append(part.length()).append(':').append(part).append('\n');
    }
}
