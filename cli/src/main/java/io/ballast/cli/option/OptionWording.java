package io.ballast.cli.option;

import io.ballast.common.error.Choice;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.common.error.Setting;
import io.ballast.common.error.Wording;

/** What the user of the command can do, by its options. */
public enum OptionWording implements Wording {
    OPTIONS;

    @Override
    public String rerun(Rerun rerun) {
        return rerun == Rerun.RESUME ? "run the same command again with --resume" : "start over with --restart";
    }

    @Override
    public String name(Choice choice) {
        String option = option(choice.setting());
        return choice.value().isEmpty() ? option : option + " " + word(choice.value());
    }

    private static String option(Setting setting) {
        return switch (setting) {
            case DATABASE -> "--db";
            case NEW_DATABASE -> "--database";
            case RECREATE -> "--recreate";
            case SCHEMA -> "--schema";
            case TABLE -> "--table";
            case MODE -> "--mode";
            case ON_CONFLICT -> "--on-conflict";
            case TRIGGERS -> "--triggers";
            case WIRE -> "--wire";
            case VERIFY -> "--verify";
            case STAGING -> "--staging";
            case JOBS -> "--jobs";
            case TIME_ZONE -> "--timezone";
            case DELIMITER -> "--delimiter";
            case COLUMNS -> "--columns";
            case MAX_ERRORS -> "--max-errors";
            case REJECTS -> "--rejects";
            case TABLES -> "--tables";
            case INFER_TYPES -> "--infer-types";
            case CSV_FILES -> "--csv";
            case COPY_VALUES -> "--copy-values";
            case SKIP_UNSUPPORTED -> "--skip-unsupported";
            case TRUST_SQL -> "--trust-sql";
            case OMIT_SQL -> "--omit-sql";
            case RESTORE -> "ballast fill --restore --schema";
            case DROP -> "ballast drop";
            case STOP_SERVER -> "ballast server stop";
            case PART -> "ballast generate --part";
            case UNFINISHED_BUNDLE -> "ballast generate … --resume -o";
            case VIRTUAL_BUNDLE -> "ballast materialize -o DIR";
            case VERBOSE -> "--verbose";
        };
    }

    /** As a shell takes it for one word. */
    private static String word(String value) {
        return value.matches("[A-Za-z0-9_./:,=@-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
