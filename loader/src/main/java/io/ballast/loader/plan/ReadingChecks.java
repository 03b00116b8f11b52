package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.bundle.ValueSetting;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.Choice;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Remedy.Choose;
import io.ballast.common.error.Setting;
import io.ballast.common.schema.Column;
import io.ballast.common.schema.TypeFamily;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a load whose values would be read here, for the binary wire format or for a digest, where the server would read them
 * otherwise: what is read here means the same under any DateStyle and TimeZone, or is refused, but not under these settings.
 */
final class ReadingChecks {
    private static final Hint AS_THE_SERVER_READS = Hint.of(new Choose(
            "let the server read them",
            List.of(
                    new Choice(Setting.WIRE, WireChoice.CSV.label()),
                    new Choice(Setting.VERIFY, VerifyLevel.COUNTS.label()))));

    private ReadingChecks() {}

    static void check(Manifest manifest, LoadOptions options) {
        @Nullable
        Choice choice = options.wire() == WireChoice.BINARY
                ? new Choice(Setting.WIRE, WireChoice.BINARY.label())
                : options.verify() == VerifyLevel.FULL ? new Choice(Setting.VERIFY, VerifyLevel.FULL.label()) : null;
        if (choice == null) {
            return;
        }
        for (ValueSetting setting : options.source().readWith()) {
            for (SourceTable table : manifest.tables()) {
                for (Column column : table.schema().columns()) {
                    if (readsOtherwise(setting, column)) {
                        throw refused(choice, setting, column);
                    }
                }
            }
        }
    }

    private static boolean readsOtherwise(ValueSetting setting, Column column) {
        String value = setting.value().toLowerCase(Locale.ROOT);
        return switch (setting.name()) {
            case "IntervalStyle" ->
                value.equals("sql_standard") && column.type().family() == TypeFamily.INTERVAL;
            case "array_nulls" ->
                column.type().array()
                        && ("off".startsWith(value)
                                || "false".startsWith(value)
                                || "no".startsWith(value)
                                || value.equals("0"));
            default -> false;
        };
    }

    private static BallastException refused(Choice choice, ValueSetting setting, Column column) {
        return new BallastException(
                ErrorCategory.USAGE,
                choice,
                "values of column \"" + column.name() + "\" ("
                        + column.type().sql()
                        + ") would be read other than the server reads them with " + setting.name() + " \""
                        + setting.value() + "\" (" + setting.origin() + ").",
                AS_THE_SERVER_READS);
    }
}
