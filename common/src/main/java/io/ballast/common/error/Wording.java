package io.ballast.common.error;

import io.ballast.common.error.Remedy.Act;
import io.ballast.common.error.Remedy.Choose;
import io.ballast.common.error.Remedy.Rerun;
import java.util.stream.Collectors;

/** The words of one tool for what its user can do. */
public interface Wording {
    /** An imperative, such as {@code start over}. */
    String rerun(Rerun rerun);

    /** The setting with its value, if there is one, as the user writes both. */
    String name(Choice choice);

    /** The imperative for a remedy, without a capital or a full stop. */
    default String phrase(Remedy remedy) {
        if (remedy instanceof Rerun rerun) {
            return rerun(rerun);
        }
        if (remedy instanceof Choose choose) {
            return choose.purpose() + " with "
                    + choose.choices().stream().map(this::name).collect(Collectors.joining(" and "));
        }
        return ((Act) remedy).what();
    }
}
