package io.ballast.testkit;

import io.ballast.common.error.BallastException;
import io.ballast.loader.plan.SqlTrust;
import io.ballast.loader.template.TemplateDatabase;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Where the copies of a test class come from: a template that stands ready on a server. Safe for use by many threads. */
final class CopySource {
    private final BallastDatabase wanted;
    private final Class<?> test;
    private final DatabaseServer server;
    private final TemplateDatabase template;

    private CopySource(BallastDatabase wanted, Class<?> test, DatabaseServer server, TemplateDatabase template) {
        this.wanted = wanted;
        this.test = test;
        this.server = server;
        this.template = template;
    }

    /** What the annotation on the class asks for; makes and loads it first where that was not done yet. */
    static CopySource of(BallastDatabase wanted, Class<?> test) {
        return doing(wanted, test, () -> {
            DatabaseServer server = ServerChoice.server(wanted);
            String bundle = DatasetSource.bundle(wanted, test);
            DatabaseServer.Dataset dataset =
                    new DatabaseServer.Dataset(bundle, wanted.schema(), trust(wanted.sqlText()));
            return new CopySource(wanted, test, server, server.template(dataset));
        });
    }

    private static SqlTrust trust(BallastDatabase.SqlText text) {
        return switch (text) {
            case REFUSE -> SqlTrust.REFUSE;
            case RUN -> SqlTrust.RUN;
            case OMIT -> SqlTrust.OMIT;
        };
    }

    TestCopy copy() {
        return doing(wanted, test, () -> new TestCopy(server.copyOf(template), template));
    }

    private static String message(RuntimeException failure) {
        return failure instanceof BallastException known
                ? known.message(AnnotationWording.ANNOTATION)
                : String.valueOf(failure.getMessage());
    }

    /** Says which annotation it was that could not be followed. */
    private static <T> T doing(BallastDatabase wanted, Class<?> test, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw new ExtensionConfigurationException(
                    "@BallastDatabase(\"" + wanted.value() + "\") on " + test.getName() + ": " + message(e), e);
        }
    }
}
