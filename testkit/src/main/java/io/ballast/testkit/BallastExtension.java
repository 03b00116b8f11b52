package io.ballast.testkit;

import io.ballast.testkit.BallastDatabase.Per;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Carries out {@link BallastDatabase}. Works with JUnit Jupiter 5.8 and newer, 6 included: only what both have is used, so the store
 * is read and written by plain gets and puts.
 */
public final class BallastExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(BallastExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        Declaration declared = Declaration.of(context.getRequiredTestClass());
        beginClass(context, declared);
        if (declared.perMethod()) {
            refuseStaticFields(context.getRequiredTestClass());
            beginStock(context, declared);
        } else {
            fill(context, context.getRequiredTestClass(), null);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        Declaration declared = Declaration.of(context.getRequiredTestClass());
        store(context).put(Sessions.class, new Sessions());
        if (declared.perMethod()) {
            store(context).put(TestCopy.class, stock(context).take());
        }
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            fill(context, instance.getClass(), instance);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws SQLException {
        end(context, copy -> stock(context).giveBack(copy));
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        @Nullable CopyStock stock = store(context).remove(CopyStock.class, CopyStock.class);
        try {
            end(context, TestCopy::drop);
        } catch (SQLException | RuntimeException e) {
            if (stock != null) {
                stock.closeAfter(e);
            }
            throw e;
        }
        if (stock != null) {
            stock.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injection.isOurs(parameter.getParameter(), parameter.isAnnotated(FromBallast.class));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        beginClass(context, Declaration.of(context.getRequiredTestClass()));
        try {
            return Injection.value(parameter.getParameter().getType(), database(context), sessions(context));
        } catch (SQLException e) {
            throw new ParameterResolutionException("no connection to the test's database: " + e.getMessage(), e);
        }
    }

    /**
     * An annotation, and the class that has it.
     *
     * @param owner the test class, or one around it
     */
    private record Declaration(BallastDatabase wanted, Class<?> owner) {
        static Declaration of(Class<?> test) {
            for (@Nullable Class<?> type = test; type != null; type = type.getEnclosingClass()) {
                Optional<BallastDatabase> found = AnnotationSupport.findAnnotation(type, BallastDatabase.class);
                if (found.isPresent()) {
                    return new Declaration(found.get(), type);
                }
            }
            throw new ExtensionConfigurationException(
                    "@BallastDatabase is missing on " + test.getName() + ": it says which dataset the tests want");
        }

        boolean perMethod() {
            return wanted.per() == Per.METHOD;
        }
    }

    /**
     * Makes the class's copy, unless it is one of the class around it. A test object that lasts for its class is made before
     * anything else is called, so that a parameter of its constructor may come first.
     */
    private static void beginClass(ExtensionContext context, Declaration declared) {
        if (context.getTestMethod().isPresent() || store(context).get(begun(context)) != null) {
            return;
        }
        store(context).put(begun(context), true);
        store(context).put(Sessions.class, new Sessions());
        if (!declared.perMethod() && declared.owner() == context.getRequiredTestClass()) {
            store(context)
                    .put(
                            TestCopy.class,
                            CopySource.of(declared.wanted(), declared.owner()).copy());
        }
    }

    /** Begins the copies for a class's methods, unless they are those of the class around it. */
    private static void beginStock(ExtensionContext context, Declaration declared) {
        if (declared.owner() == context.getRequiredTestClass()) {
            CopySource source = CopySource.of(declared.wanted(), declared.owner());
            store(context).put(CopyStock.class, new CopyStock(source));
        }
    }

    /** A key of this very class: a store also answers for the contexts around it. */
    private static String begun(ExtensionContext context) {
        return "begun " + context.getUniqueId();
    }

    private static void fill(ExtensionContext context, Class<?> type, @Nullable Object instance) throws SQLException {
        Injection.fill(type, instance, database(context), sessions(context));
    }

    private static ClonedDatabase database(ExtensionContext context) {
        @Nullable TestCopy copy = store(context).get(TestCopy.class, TestCopy.class);
        if (copy == null) {
            throw new ExtensionConfigurationException("a copy for each method begins with the method: take the database"
                    + " by a parameter or a field of the test, not in a constructor or before all tests");
        }
        return copy.database();
    }

    private static CopyStock stock(ExtensionContext context) {
        @Nullable CopyStock stock = store(context).get(CopyStock.class, CopyStock.class);
        if (stock == null) {
            throw new IllegalStateException("no copies were begun for " + context.getUniqueId());
        }
        return stock;
    }

    private static Sessions sessions(ExtensionContext context) {
        @Nullable Sessions sessions = store(context).get(Sessions.class, Sessions.class);
        if (sessions == null) {
            throw new IllegalStateException("no class has begun in " + context.getUniqueId());
        }
        return sessions;
    }

    private static void refuseStaticFields(Class<?> test) {
        if (Injection.hasStaticFields(test)) {
            throw new ExtensionConfigurationException("@FromBallast on a static field of " + test.getName()
                    + ": a copy for each method cannot fill it. Make the field an instance's, or say per = CLASS.");
        }
    }

    /** Closes what was handed out in this context, and lets go of the copy that was made for it. */
    private static void end(ExtensionContext context, Consumer<TestCopy> letGo) throws SQLException {
        @Nullable Sessions sessions = store(context).remove(Sessions.class, Sessions.class);
        @Nullable TestCopy copy = store(context).remove(TestCopy.class, TestCopy.class);
        try {
            if (sessions != null) {
                sessions.close();
            }
        } finally {
            if (copy != null) {
                letGo.accept(copy);
            }
        }
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
