package io.ballast.datapackage;

/**
 * How the headers of a table's files are read, where its dialect has any.
 *
 * @param match how the names in a header go with the columns
 * @param ignoresCase whether {@code ID} is column {@code id}, where no other is meant
 * @param inEveryFile whether the first record of every file is a header; if not, that of the first file is, and those of the others
 *     may be
 */
record HeaderRules(FieldsMatch match, boolean ignoresCase, boolean inEveryFile) {}
