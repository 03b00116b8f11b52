package io.ballast.loader.plan;

import io.ballast.common.bundle.Manifest;
import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.BallastException;
import io.ballast.common.error.Choice;
import io.ballast.common.error.ErrorCategory;
import io.ballast.common.error.Hint;
import io.ballast.common.error.Setting;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a load that sets records aside can do, and says of it. */
final class SetAsideChecks {
    private SetAsideChecks() {}

    /** One file holds records below one header, so they are of one table; a directory has a file for each. */
    static void check(Manifest manifest, LoadOptions options) {
        @Nullable SetAside setAside = options.setAside();
        if (setAside != null && !setAside.byTable() && manifest.tables().size() > 1) {
            throw new BallastException(
                    ErrorCategory.USAGE,
                    new Choice(Setting.REJECTS, ""),
                    "the file takes the records of one table; found "
                            + manifest.tables().size() + ": "
                            + manifest.tables().stream().map(SourceTable::name).collect(Collectors.joining(", ")) + ".",
                    Hint.choose("name a directory for all of them", Setting.REJECTS, setAside.file() + "/")
                            .or(Hint.choose("load one at a time", Setting.TABLES)));
        }
    }

    static Optional<String> inWords(LoadOptions options) {
        @Nullable SetAside setAside = options.setAside();
        return setAside == null
                ? Optional.empty()
                : Optional.of("up to " + setAside.maxErrors() + " records that are refused are set aside in "
                        + setAside.file() + "; keys, references and checks of the table are looked at afterwards, and"
                        + " end the load.");
    }
}
