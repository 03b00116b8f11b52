package io.ballast.loader.plan;

import io.ballast.common.error.Hint;
import io.ballast.common.schema.TableSchema;
import io.ballast.common.schema.TypeName;
import java.util.List;

/** Refuses a target that lacks a collation, an operator class or a way to compress that new tables name. */
final class UsedNameChecks {
    private static final String OWN = "pg_catalog";
    /** Before it, columns had no compression of their own. */
    private static final int COMPRESSION = 140_000;

    private final LoadOptions options;
    private final ServerFacts server;
    private final TargetNames names;
    private final Misfits misfits;

    UsedNameChecks(LoadOptions options, TargetFacts facts, Misfits misfits) {
        this.options = options;
        this.server = facts.server();
        this.names = facts.names();
        this.misfits = misfits;
    }

    void check(TableSchema table) {
        UsedNames.collations(table, options.constraints())
                .forEach(use -> check(table, use, "collation", names.collations(), Hint.act("make it there first")));
        if (options.constraints()) {
            UsedNames.operatorClasses(table)
                    .forEach(use -> check(
                            table,
                            use,
                            "operator class",
                            names.operatorClasses(),
                            Extensions.hint(use.name(), options.schema())));
        }
        if (options.constraints()) {
            GistClasses.of(table).forEach(use -> checkGist(table, use));
        }
        UsedNames.compressions(table).forEach(use -> checkCompression(table, use));
    }

    private void check(TableSchema table, UsedNames.Use use, String what, List<TypeName> there, Hint hint) {
        TypeName name = use.name();
        boolean isThere = name.schema() != null
                ? there.contains(name)
                : there.contains(name.in(options.schema())) || there.contains(name.in(OWN));
        if (!isThere) {
            misfits.add(
                    "Database \"" + server.database() + "\" has no " + what + " " + name.text() + ", which "
                            + use.user() + " of table \"" + table.name() + "\" has" + elsewhere(name, there),
                    hint.or(Hint.act("take it out of the dataset spec")));
        }
    }

    /** The class of a type by default needs no schema. */
    private void checkGist(TableSchema table, UsedNames.Use use) {
        String name = use.name().name();
        if (names.operatorClasses().stream().noneMatch(there -> there.name().equals(name))) {
            misfits.add(
                    "Database \"" + server.database() + "\" has no operator class " + name + ", which " + use.user()
                            + " of table \"" + table.name() + "\" needs",
                    Hint.act("run there first: CREATE EXTENSION btree_gist")
                            .or(Hint.act("take it out of the dataset spec")));
        }
    }

    private static String elsewhere(TypeName name, List<TypeName> there) {
        List<String> others = there.stream()
                .filter(other -> other.name().equals(name.name()))
                .map(other -> "\"" + other.schema() + "\"")
                .sorted()
                .toList();
        return others.isEmpty() ? "" : "; schema " + String.join(", ", others) + " has one";
    }

    private void checkCompression(TableSchema table, UsedNames.Use use) {
        String what = use.name().name();
        if (!names.compressions().contains(what)) {
            misfits.add(
                    "C" + use.user().substring(1) + " of table \"" + table.name() + "\" has compression " + what
                            + ", which "
                            + (server.version() < COMPRESSION
                                    ? "PostgreSQL 14 and newer know; the server is " + server.versionText()
                                    : "the server was built without"),
                    Hint.act("take it out of the dataset spec").or(Hint.act("load into a server that has it")));
        }
    }
}
