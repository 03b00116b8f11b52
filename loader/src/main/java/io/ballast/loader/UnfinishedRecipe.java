package io.ballast.loader;

import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.journal.JournalReader;
import io.ballast.loader.plan.EarlierLoad;
import io.ballast.loader.plan.FillSql;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.postgres.ConnectionSettings;
import io.ballast.loader.postgres.Connections;
import io.ballast.loader.postgres.Inspection;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What an unfinished load that fills the tables of a schema was made of. The schema itself says it no longer: its keys and indexes may be
 * away.
 *
 * @param load the load's short name
 * @param schemas whose tables it fills
 * @param text empty for a load whose source lasts by itself, such as a bundle
 */
public record UnfinishedRecipe(String load, TargetSchemas schemas, Optional<String> text) {
    private static final Sql COMMENT = new Sql("""
            SELECT obj_description(c.oid, 'pg_class')
              FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relname = ?""");

    /** That of the schemas, or of some of them and others; empty where no such load is unfinished. */
    public static Optional<UnfinishedRecipe> find(ConnectionSettings target, TargetSchemas schemas) {
        try (Connection connection = new Connections(target).open("ballast check");
                Inspection looking = Inspection.begin(connection)) {
            List<EarlierLoad> loads =
                    JournalReader.loads(looking.connection(), JournalReader.find(looking.connection())).stream()
                            .filter(load -> load.state() == EarlierLoad.State.OPEN && load.mode() == LoadMode.FILL)
                            .filter(load -> load.schemas().overlaps(schemas))
                            .toList();
            return loads.isEmpty()
                    ? Optional.empty()
                    : Optional.of(of(looking.connection(), loads.get(loads.size() - 1)));
        } catch (SQLException e) {
            throw ServerError.during("looking for an unfinished load", target, e);
        }
    }

    private static UnfinishedRecipe of(Connection connection, EarlierLoad load) throws SQLException {
        Optional<String> text = COMMENT
                .rows(
                        connection,
                        row -> Optional.ofNullable(row.getString(1)),
                        load.stagingSchema(),
                        FillSql.DEFINITIONS)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
        return new UnfinishedRecipe(load.name(), load.schemas(), text);
    }
}
