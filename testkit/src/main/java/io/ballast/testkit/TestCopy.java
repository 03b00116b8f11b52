package io.ballast.testkit;

import io.ballast.loader.template.TemplateDatabase;

/** A copy that stands, and the template to drop it by. */
record TestCopy(ClonedDatabase database, TemplateDatabase template) {
    void drop() {
        template.drop(database.name());
    }
}
