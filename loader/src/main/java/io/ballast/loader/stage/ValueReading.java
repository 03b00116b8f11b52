package io.ballast.loader.stage;

import io.ballast.common.bundle.ValueSetting;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import io.ballast.loader.plan.DateOrder;
import io.ballast.loader.postgres.ServerError;
import io.ballast.loader.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings that the server reads bare CSV files with: those that the user gives, else the role's and the database's own. */
final class ValueReading {
    private static final List<String> NAMES =
            List.of(OwnSettings.DATE_STYLE, OwnSettings.INTERVAL_STYLE, OwnSettings.TIME_ZONE, "array_nulls");

    private static final Sql TRY = new Sql("SELECT set_config(?, ?, true)");
    private static final String INVALID_PARAMETER_VALUE = "22023";

    private ValueReading() {}

    /**
     * Asks the server for what is not given.
     *
     * @param given by the option's name, such as {@code --datestyle}
     */
    static List<ValueSetting> read(Connection connection, Map<String, String> given) throws SQLException {
        List<ValueSetting> own = OwnSettings.read(connection);
        List<ValueSetting> settings = new ArrayList<>();
        for (String name : NAMES) {
            String option = "--" + name.toLowerCase(Locale.ROOT);
            if (given.containsKey(option)) {
                settings.add(of(connection, name, given.get(option), option));
            } else {
                own.stream().filter(setting -> setting.name().equals(name)).forEach(settings::add);
            }
        }
        return settings;
    }

    private static ValueSetting of(Connection connection, String name, String value, String option)
            throws SQLException {
        if (name.equals(OwnSettings.DATE_STYLE)) {
            return new ValueSetting(
                    name,
                    DateOrder.in(value)
                            .orElseThrow(() -> refused(
                                    option + ": found \"" + value
                                            + "\"; expected the order of day, month and year: DMY, MDY or YMD",
                                    null))
                            .dateStyle(),
                    option);
        }
        try {
            TRY.run(connection, name, value);
            return new ValueSetting(name, value, option);
        } catch (SQLException e) {
            if (INVALID_PARAMETER_VALUE.equals(e.getSQLState())) {
                throw refused(option + ": the server does not take it: " + ServerError.text(e), e);
            }
            throw e;
        }
    }

    private static BallastException refused(String message, @Nullable SQLException cause) {
        return new BallastException(ErrorCategory.USAGE, message, cause);
    }
}
