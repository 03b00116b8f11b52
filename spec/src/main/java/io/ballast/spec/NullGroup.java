package io.ballast.spec;

import java.util.List;

/**
 * What a column's nulls have to do with those of others: all columns of a group draw the same number for a row, and each has a value
 * where it lies in the column's own range.
 *
 * @param columns in the order in which they are written
 * @param from from 0 to 1, inclusive
 * @param to from 0 to 1, exclusive
 */
public record NullGroup(Rule rule, List<String> columns, double from, double to) {
    /** How the ranges of a group's columns lie. */
    public enum Rule {
        /** All the same: the columns are null in the same rows. */
        TOGETHER("together"),
        /** One after the other, from 0 to 1: one of the columns has a value in each row. */
        EXACTLY_ONE("exactlyOne");

        private final String word;

        Rule(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public NullGroup {
        columns = List.copyOf(columns);
    }

    /** What the draws of the group are named after. */
    public String name() {
        return rule.word + " " + String.join(",", columns);
    }
}
