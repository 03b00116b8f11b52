package io.ballast.loader.template;

import java.util.List;

/**
 * What a load by way of a template would do.
 *
 * @param database the new database
 * @param template the database it is copied from
 * @param reason why the template is used as it is, or made
 * @param loadsTemplate whether the bundle has to be loaded into the template first
 * @param before statements before that load, in their order; none where the template stands ready
 * @param after statements after it, in their order
 */
public record ClonePlan(
        String database,
        String template,
        String reason,
        boolean loadsTemplate,
        List<String> before,
        List<String> after) {
    public ClonePlan {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
