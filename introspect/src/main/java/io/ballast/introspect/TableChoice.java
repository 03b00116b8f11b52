package io.ballast.introspect;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Nearest;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.introspect.draft.FullTables;
import io.ballast.introspect.facts.ForeignKeyFacts;
import io.ballast.introspect.facts.LiveTable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tables of a schema are filled.
 *
 * @param only their names; empty for all
 * @param except names of those that are left as they are
 */
public record TableChoice(List<String> only, List<String> except) {
    /** Every table but those that migration tools fill themselves, mostly with what they have done, and those that have no room for more. */
    public static final TableChoice ALL = new TableChoice(List.of(), List.of());

    /** Tables of Rails, Django, Prisma, Flyway, Liquibase, Knex, Sequelize, TypeORM, Alembic, Goose, golang-migrate, Ecto, Drizzle … */
    private static final Set<String> OF_MIGRATIONS = Set.of(
            "schema_migrations",
            "ar_internal_metadata",
            "django_migrations",
            "_prisma_migrations",
            "flyway_schema_history",
            "databasechangelog",
            "databasechangeloglock",
            "knex_migrations",
            "knex_migrations_lock",
            "sequelizemeta",
            "migrations",
            "typeorm_metadata",
            "alembic_version",
            "goose_db_version",
            "gorp_migrations",
            "__drizzle_migrations",
            "__efmigrationshistory",
            "phinxlog",
            "refinery_schema_history",
            "_sqlx_migrations");

    /** Those that hold rows of an application's own, which its tools put there: they are missing where these did not run. */
    private static final Set<String> OF_FRAMEWORKS = Set.of("django_content_type", "auth_permission");

    public TableChoice {
        only = List.copyOf(only);
        except = List.copyOf(except);
    }

    /**
     * The chosen ones, in their order.
     *
     * @throws BallastException (TARGET_REFUSED) when a name is none of the tables', or no table is left
     */
    public List<LiveTable> of(TargetSchemas schemas, List<LiveTable> tables) {
        List<String> names = tables.stream().map(LiveTable::name).toList();
        Stream.concat(only.stream(), except.stream())
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw refused(schemas.inWords() + has(schemas) + "no table \"" + name + "\"; found: "
                            + String.join(", ", names) + Nearest.hint(name, names));
                });
        List<LiveTable> chosen = chosen(tables);
        if (chosen.isEmpty()) {
            throw refused(schemas.inWords() + has(schemas) + "no table to fill"
                    + (names.isEmpty() ? "" : " but those that are omitted: " + String.join(", ", names)));
        }
        return chosen;
    }

    /** The chosen tables, and those of frameworks that have no rows though one of these wants some. */
    private List<LiveTable> chosen(List<LiveTable> tables) {
        Set<String> names =
                tables.stream().filter(this::isChosen).map(LiveTable::name).collect(Collectors.toSet());
        boolean more = only.isEmpty();
        while (more) {
            Set<String> missing = tables.stream()
                    .filter(table -> names.contains(table.name()))
                    .flatMap(table -> table.constraints().foreignKeys().stream())
                    .map(ForeignKeyFacts::targetTable)
                    .collect(Collectors.toSet());
            more = tables.stream()
                    .filter(table ->
                            missing.contains(table.name()) && isMissing(table) && !except.contains(table.name()))
                    .map(table -> names.add(table.name()))
                    .reduce(false, Boolean::logicalOr);
        }
        return tables.stream().filter(table -> names.contains(table.name())).toList();
    }

    private static boolean isMissing(LiveTable table) {
        return table.rows().count() <= 0
                && OF_FRAMEWORKS.contains(table.plainName().toLowerCase(Locale.ROOT));
    }

    private boolean isChosen(LiveTable table) {
        boolean wanted = only.isEmpty()
                ? !isOfMigrations(table.plainName()) && !FullTables.isOne(table)
                : only.contains(table.name());
        return wanted && !except.contains(table.name());
    }

    private static String has(TargetSchemas schemas) {
        return schemas.isOne() ? " has " : " have ";
    }

    /** Whether migration tools fill a table of this name. */
    public static boolean isOfMigrations(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return OF_MIGRATIONS.contains(plain) || OF_FRAMEWORKS.contains(plain);
    }

    private static BallastException refused(String message) {
        return new BallastException(ErrorCategory.TARGET_REFUSED, message);
    }
}
