package io.ballast.datapackage;

import java.util.Set;

/**
 * How the headers of a table's files are read, where its dialect has any.
 *
 * @param match how the names in a header go with the columns
 * @param ignoresCase whether {@code ID} is column {@code id}, where no other is meant
 * @param inEveryFile whether the first record of every file is a header; if not, that of the first file is, and those of the others
 *     may be
 * @param passedOver fields that no column takes, whatever {@code match} says
 */
record HeaderRules(FieldsMatch match, boolean ignoresCase, boolean inEveryFile, Set<String> passedOver) {
    HeaderRules {
        passedOver = Set.copyOf(passedOver);
    }

    HeaderRules(FieldsMatch match, boolean ignoresCase, boolean inEveryFile) {
        this(match, ignoresCase, inEveryFile, Set.of());
    }

    boolean passesOver(String field) {
        return passedOver.contains(field);
    }
}
