package io.ballast.testkit;

import io.ballast.loader.template.TemplateDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A copy that stands, and the template to drop it by. */
record TestCopy(ClonedDatabase database, TemplateDatabase template) {
    /** Makes a copy of what the annotation on the class asks for; loads it first where that was not done yet. */
    static TestCopy make(BallastDatabase wanted, Class<?> test) {
        return doing(wanted, test, () -> {
            DatabaseServer server = ServerChoice.server(wanted);
            TemplateDatabase template = template(server, wanted, test);
            return new TestCopy(server.copyOf(template), template);
        });
    }

    /** Has the template ready, so that no method waits for it. */
    static void prepare(BallastDatabase wanted, Class<?> test) {
        doing(wanted, test, () -> template(ServerChoice.server(wanted), wanted, test));
    }

    void drop() {
        template.drop(database.name());
    }

    private static TemplateDatabase template(DatabaseServer server, BallastDatabase wanted, Class<?> test) {
        Path bundle = DatasetSource.bundle(wanted, test);
        return server.template(new DatabaseServer.Dataset(bundle, wanted.schema()));
    }

    private interface Work<T> {
        T done();
    }

    /** Says which annotation it was that could not be followed. */
    private static <T> T doing(BallastDatabase wanted, Class<?> test, Work<T> work) {
        try {
            return work.done();
        } catch (RuntimeException e) {
            throw new ExtensionConfigurationException(
                    "@BallastDatabase(\"" + wanted.value() + "\") on " + test.getName() + ": " + e.getMessage(), e);
        }
    }
}
