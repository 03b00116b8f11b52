package io.ballast.testkit;

import io.ballast.common.error.Choice;
import io.ballast.common.error.PlainWording;
import io.ballast.common.error.Remedy.Rerun;
import io.ballast.common.error.Setting;
import io.ballast.common.error.Wording;

/** What the author of a test can do, by the attributes of {@link BallastDatabase}; other settings are not theirs. */
enum AnnotationWording implements Wording {
    ANNOTATION;

    /** There is nothing to resume: a template that was not finished is made anew. */
    @Override
    public String rerun(Rerun rerun) {
        return "run the tests again";
    }

    @Override
    public String name(Choice choice) {
        if (choice.setting() == Setting.SCHEMA) {
            return attribute("schema", choice);
        }
        if (choice.setting() == Setting.DATABASE) {
            return attribute("server", choice);
        }
        if (choice.setting() == Setting.TRUST_SQL || choice.setting() == Setting.OMIT_SQL) {
            return "@BallastDatabase(sqlText = " + (choice.setting() == Setting.TRUST_SQL ? "RUN" : "OMIT") + ")";
        }
        return PlainWording.PLAIN.name(choice);
    }

    private static String attribute(String name, Choice choice) {
        return "@BallastDatabase(" + name + " = \"" + (choice.value().isEmpty() ? "…" : choice.value()) + "\")";
    }
}
