package io.ballast.loader.template;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The database that a copy of a template becomes.
 *
 * @param replaces whether one of that name is dropped first, and the sessions in it are ended
 */
public record NewDatabase(String name, boolean replaces) {
    /** Where sessions begin that belong to no database yet, and what new databases are made from. */
    private static final Set<String> OF_THE_SERVER = Set.of("postgres", "template0", "template1");

    /** One that must not be there yet. */
    public static NewDatabase named(String name) {
        return new NewDatabase(name, false);
    }

    /** @throws BallastException (TARGET_REFUSED) when the database exists and is not to be replaced, or is the server's own */
    void check(DatabaseCatalog catalog) throws SQLException {
        if (!catalog.exists(name)) {
            return;
        }
        if (!replaces) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "Database \"" + name + "\" exists already, and a copy of a template makes a new one.",
                    Hint.choose("replace it", Setting.RECREATE)
                            .or(Hint.act("drop it"))
                            .or(Hint.choose("name another", Setting.NEW_DATABASE)));
        }
        if (OF_THE_SERVER.contains(name) || catalog.isTemplate(name)) {
            throw new BallastException(
                    ErrorCategory.TARGET_REFUSED,
                    "Database \"" + name + "\" is one that the server, or a template, needs: it is not replaced.",
                    Hint.choose("name another", Setting.NEW_DATABASE));
        }
    }

    /** The statements that give a verified copy its name. */
    List<String> take(String verified, DatabaseCatalog catalog) throws SQLException {
        List<String> statements = new ArrayList<>();
        if (replaces && catalog.exists(name)) {
            statements.add(CloneSql.drop(name));
        }
        statements.add(CloneSql.rename(verified, name));
        return statements;
    }
}
