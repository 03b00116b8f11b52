package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.common.error.Setting;
import io.ballast.common.schema.SqlText;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses a server, a role or a target that a load must not touch, before anything is written. */
final class TargetChecks {
    /** The oldest server that is still loaded into. */
    static final int OLDEST_VERSION = 130_000;

    private final Manifest manifest;
    private final LoadOptions options;
    private final TargetFacts facts;

    TargetChecks(Manifest manifest, LoadOptions options, TargetFacts facts) {
        this.manifest = manifest;
        this.options = options;
        this.facts = facts;
    }

    void check() {
        checkServer(facts.server());
        checkIsolation(facts.server());
        checkReplicationRole(facts.server());
        checkSchema();
        checkRights(facts.server());
        checkStaging();
        checkEarlierLoads();
        if (alreadyPublished() == null) {
            new TableChecks(manifest, options, facts).check();
            new LockTable(manifest, options, facts).check();
        }
    }

    /** The very load that is to be resumed, if it has been published; the run that did so may not have lived to say it. */
    @Nullable
    EarlierLoad alreadyPublished() {
        return options.start() == StartMode.RESUME && facts.staged() == null ? facts.published() : null;
    }

    /** Staging schemas that {@code --restart} drops. */
    List<String> removes() {
        return options.start() == StartMode.RESTART
                ? stagingSchemas(inTheWay()).map(StagingSchema::name).toList()
                : List.of();
    }

    /** The staging schemas of this load and of others, as far as they are there. */
    private Stream<StagingSchema> stagingSchemas(List<EarlierLoad> others) {
        return Stream.concat(Stream.of(stagingSchema()), others.stream().map(EarlierLoad::stagingSchema))
                .distinct()
                .map(facts.stagingSchemas()::get)
                .filter(Objects::nonNull);
    }

    private String stagingSchema() {
        return BundleIdentity.stagingSchema(BundleIdentity.of(manifest, options.constraints()), options.schema());
    }

    List<UUID> removedLoads() {
        return options.start() == StartMode.RESTART
                ? inTheWay().stream().map(EarlierLoad::id).toList()
                : List.of();
    }

    private static void checkServer(ServerFacts server) {
        if (server.version() < OLDEST_VERSION) {
            throw refused("The server is PostgreSQL " + server.versionText()
                    + ", which is too old: Ballast loads into version 13 and newer.");
        }
        if (server.standby()) {
            throw refused(
                    "The server is a standby, which cannot be written to.",
                    Hint.choose("connect to the primary", Setting.DATABASE));
        }
        if ("on".equals(server.setting("default_transaction_read_only"))) {
            throw refused("default_transaction_read_only is on for role \""
                    + server.role().name() + "\" in database \"" + server.database()
                    + "\". Switch it off for this role or database, or load elsewhere.");
        }
    }

    /** Ballast's own sessions set it themselves; where a pool hands them out, it is the one of the role. */
    private static void checkIsolation(ServerFacts server) {
        @Nullable String isolation = server.setting("default_transaction_isolation");
        if (isolation != null && !isolation.equals("read committed")) {
            throw refused("default_transaction_isolation is \"" + isolation + "\" for role \""
                    + server.role().name()
                    + "\" in database \"" + server.database()
                    + "\", and a connection pool keeps it so; the journal needs"
                    + " \"read committed\". Connect to the server itself, or run: ALTER ROLE "
                    + SqlText.name(server.role().name())
                    + " SET default_transaction_isolation = 'read committed'");
        }
    }

    /** As a replica, the server checks no foreign keys and runs no triggers. */
    private static void checkReplicationRole(ServerFacts server) {
        @Nullable String replication = server.setting("session_replication_role");
        if (replication != null && !replication.equals("origin")) {
            throw refused("session_replication_role is \"" + replication + "\" for role \""
                    + server.role().name()
                    + "\" in database \"" + server.database()
                    + "\", so that foreign keys and triggers would not be run; \"origin\" expected. Take it back with"
                    + " ALTER ROLE or ALTER DATABASE … RESET session_replication_role, or load as another role.");
        }
    }

    private void checkSchema() {
        options.schemas().names().forEach(this::checkName);
        if (facts.journal().format() == JournalFacts.FOREIGN) {
            throw refused(
                    "Database \"" + facts.server().database() + "\" has a schema \"" + JournalSql.SCHEMA
                            + "\" that is not Ballast's journal, whose place that is. Rename it, or load into another database.");
        }
        if (facts.journal().format() > JournalFacts.FORMAT) {
            throw refused("The journal in schema \"" + facts.journal().schema() + "\" has format "
                    + facts.journal().format() + ", this version of Ballast knows format " + JournalFacts.FORMAT
                    + ". Use the version that wrote it, or a newer one.");
        }
    }

    private void checkName(String schema) {
        if (schema.equals(JournalSql.SCHEMA)
                || schema.equals(facts.journal().schema())
                || schema.startsWith("pg_")
                || schema.equals("information_schema")
                || schema.startsWith(BundleIdentity.STAGING_PREFIX)) {
            throw refused("Schema \"" + schema + "\" is reserved.", Hint.choose("choose another one", Setting.SCHEMA));
        }
    }

    private void checkRights(ServerFacts server) {
        if (!server.role().mayCreateSchemas()) {
            throw refused(
                    "Role \"" + server.role().name() + "\" may not create schemas in database \"" + server.database()
                            + "\", and the staging tables need one. Let the database's owner run: GRANT CREATE ON DATABASE "
                            + SqlText.name(server.database()) + " TO "
                            + SqlText.name(server.role().name()));
        }
        if (facts.schema().exists()
                && !options.mode().keepsTables()
                && !facts.schema().mayCreate()) {
            throw refused("Role \"" + server.role().name() + "\" may not create tables in schema \"" + options.schema()
                    + "\". Let the schema's owner run: GRANT USAGE, CREATE ON SCHEMA " + SqlText.name(options.schema())
                    + " TO "
                    + SqlText.name(server.role().name()));
        }
    }

    private void checkEarlierLoads() {
        if (options.start() == StartMode.RESTART) {
            checkNothingTakenAway();
            return;
        }
        @Nullable StagedLoad staged = facts.staged();
        for (EarlierLoad load : inTheWay()) {
            boolean own = staged != null && staged.load().id().equals(load.id());
            if (!own && load.bundleId().equals(BundleIdentity.earlier(manifest))) {
                throw refused(
                        "Load " + load.name() + " of this " + options.source().kind() + " into schema \""
                                + load.schema()
                                + "\" is unfinished and was begun by an earlier version of Ballast, which did not"
                                + " record the defaults, keys and comments of its tables; " + progress(load) + ".",
                        Hint.act("finish it with that version").or(Hint.RESTART));
            }
            if (!own) {
                throw refused(
                        "Load " + load.name() + " of dataset \"" + load.dataset() + "\" into schema \"" + load.schema()
                                + "\" is unfinished and fills some of the same tables; " + progress(load) + ".",
                        Hint.act("continue with what it was begun with")
                                .or(Hint.choose("give it up", Setting.DROP, load.name()))
                                .or(Hint.RESTART));
            }
            if (options.start() == StartMode.FRESH) {
                throw refused(
                        "Load " + load.name() + " of this "
                                + options.source().kind() + " into schema \"" + load.schema() + "\" is unfinished; "
                                + progress(load) + ".",
                        Hint.RESUME.or(Hint.RESTART));
            }
            if (load.mode() != options.mode()) {
                throw refused(
                        "Load " + load.name() + " was begun in mode "
                                + load.mode().label()
                                + " and cannot continue in mode "
                                + options.mode().label() + ".",
                        Hint.choose("continue", Setting.MODE, load.mode().label())
                                .or(Hint.RESTART));
            }
        }
        if (facts.stagingSchemas().containsKey(stagingSchema()) && staged == null) {
            throw refused(
                    "Schema \"" + stagingSchema()
                            + "\" is left from an earlier load of this "
                            + options.source().kind() + ", and no journal tells how far that came.",
                    Hint.act("remove it").then(Rerun.RESTART));
        }
    }

    /** What a fill has taken away from tables stands in its staging schema, and would be dropped with it. */
    private void checkNothingTakenAway() {
        for (EarlierLoad load : inTheWay()) {
            if (load.mode() == LoadMode.FILL) {
                throw refused(
                        "Load " + load.name() + " of dataset \"" + load.dataset() + "\" into schema \"" + load.schema()
                                + "\" is unfinished, and has taken keys and indexes away from its tables; "
                                + progress(load) + ".",
                        Hint.act("bring the schema back as it was, which empties these tables"));
            }
        }
    }

    /** Code of a schema's owner runs as the role that writes into its tables; and what others own is not dropped. */
    private void checkStaging() {
        Stream<StagingSchema> touched = stagingSchemas(options.start() == StartMode.RESTART ? inTheWay() : List.of());
        touched.filter(schema -> !schema.trusted()).findFirst().ifPresent(schema -> {
            throw refused("Schema \"" + schema.name() + "\" has the name of the staging schema and belongs to role \""
                    + schema.owner()
                    + "\", which is neither yours nor the database's owner nor a superuser: it is neither"
                    + " loaded into nor dropped. Load as that role, or drop the schema yourself.");
        });
        @Nullable StagedLoad staged = facts.staged();
        if (options.start() == StartMode.RESUME && staged != null) {
            for (StagedTable table : staged.tables().values()) {
                if (!table.bare()) {
                    throw refused(
                            "Table \"" + table.name() + "\" in staging schema \""
                                    + staged.load().stagingSchema()
                                    + "\" has a trigger or rule, or an owner that is neither your role nor the database's owner"
                                    + " nor a superuser.",
                            Hint.RESTART);
                }
            }
        }
    }

    private static String progress(EarlierLoad load) {
        return "it stopped in phase " + load.standing().phase() + " with "
                + load.standing().shards().done() + " of "
                + load.standing().shards().of() + " shards done";
    }

    /** Unfinished loads that fill a table of the same name. */
    private List<EarlierLoad> inTheWay() {
        List<String> tables = manifest.tables().stream().map(SourceTable::name).toList();
        return facts.openLoads().stream()
                .filter(load -> load.concerns(options.schemas(), tables))
                .toList();
    }

    private static BallastException refused(String message) {
        return refused(message, Hint.NONE);
    }

    private static BallastException refused(String message, Hint hint) {
        return new BallastException(ErrorCategory.TARGET_REFUSED, message, hint);
    }
}
