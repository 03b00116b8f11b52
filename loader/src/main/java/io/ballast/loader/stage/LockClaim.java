package io.ballast.loader.stage;

import io.ballast.common.bundle.SourceTable;
import io.ballast.common.error.Remedy;
import io.ballast.common.schema.TargetSchemas;
import io.ballast.loader.plan.LoadMode;
import io.ballast.loader.plan.LoadPlan;
import io.ballast.loader.plan.Restoration;
import io.ballast.loader.plan.SessionSettings;
import io.ballast.loader.plan.TransactionSettings;
import java.util.List;
import java.util.TreeSet;

/**
 * Which tables a transaction locks before it changes any.
 *
 * @param place what the transaction is at, as failure points name it
 * @param referred whether tables that foreign keys of these refer to are locked as well
 * @param afterwards settings that hold once the locks are held
 * @param unharmed what is true when they cannot be had, as a sentence
 * @param next what to do once others have let them go
 */
record LockClaim(
        String place,
        TargetSchemas schemas,
        List<String> tables,
        Strength strength,
        boolean referred,
        TransactionSettings afterwards,
        String unharmed,
        Remedy next) {
    LockClaim {
        tables = List.copyOf(tables);
    }

    /** A kind of lock. */
    enum Strength {
        /** For adding rows. */
        ROW_EXCLUSIVE,
        /** For adding rows and switching triggers. */
        SHARE_ROW_EXCLUSIVE,
        /** For taking a table, or parts of its definition, away. */
        ACCESS_EXCLUSIVE;

        String sql() {
            return name().replace('_', ' ');
        }
    }

    /** Those that PUBLISH replaces, or adds rows and foreign keys to. */
    static LockClaim ofPublishing(LoadPlan plan) {
        boolean keeps = plan.options().mode().keepsTables();
        return new LockClaim(
                "publish",
                plan.options().schemas(),
                keeps ? changed(plan) : plan.work().replacedTables(),
                !keeps ? Strength.ACCESS_EXCLUSIVE : strength(plan),
                !keeps,
                plan.publishSettings(),
                "Nothing was published and all work is kept.",
                Remedy.Rerun.RESUME);
    }

    /** Those that something is taken away from, and those that foreign keys which are taken away refer to. */
    static LockClaim ofTakingAway(LoadPlan plan, List<String> tables, String unharmed) {
        return new LockClaim(
                "stage",
                plan.options().schemas(),
                tables,
                Strength.ACCESS_EXCLUSIVE,
                false,
                plan.session(),
                unharmed,
                new Remedy.Act("run the load again"));
    }

    /** Those that something comes back to, and those that foreign keys which come back refer to. */
    static LockClaim ofUndoing(TargetSchemas schemas, List<Restoration> restorations) {
        TreeSet<String> tables = new TreeSet<>();
        for (Restoration one : restorations) {
            tables.add(one.table());
            tables.add(one.refers());
        }
        tables.remove("");
        return new LockClaim(
                "restore",
                schemas,
                List.copyOf(tables),
                Strength.ACCESS_EXCLUSIVE,
                false,
                SessionSettings.OF_INSPECTION,
                "Nothing was restored.",
                new Remedy.Act("restore again"));
    }

    private static List<String> changed(LoadPlan plan) {
        TreeSet<String> tables = new TreeSet<>();
        plan.appended().stream().map(SourceTable::name).forEach(tables::add);
        plan.fill().afterAppending().forEach(key -> tables.addAll(List.of(key.table(), key.refers())));
        return List.copyOf(tables);
    }

    private static Strength strength(LoadPlan plan) {
        if (!plan.fill().late().isEmpty()) {
            return Strength.ACCESS_EXCLUSIVE;
        }
        boolean definitions = plan.options().mode() == LoadMode.FILL
                && !(plan.fill().afterAppending().isEmpty()
                        && plan.fill().switches().isEmpty());
        return definitions ? Strength.SHARE_ROW_EXCLUSIVE : Strength.ROW_EXCLUSIVE;
    }
}
