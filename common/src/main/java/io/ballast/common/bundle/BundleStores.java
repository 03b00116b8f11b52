package io.ballast.common.bundle;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The stores that libraries on the class path bring. */
public final class BundleStores {
    private static final Pattern NAME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+)://.*", Pattern.DOTALL);
    private static final Pattern WEB = Pattern.compile("https?");

    private BundleStores() {}

    /** Whether people mean a store by it, and neither a directory nor a web server. */
    public static boolean isStore(String name) {
        return NAME.matcher(name).matches() && !WEB.matcher(scheme(name)).matches();
    }

    /**
     * The store of a place.
     *
     * @throws BallastException (USAGE) where no library brings it
     */
    public static BundleStore of(String name) {
        String scheme = scheme(name);
        for (BundleStore store : ServiceLoader.load(BundleStore.class, BundleStores.class.getClassLoader())) {
            if (store.scheme().equals(scheme)) {
                return store;
            }
        }
        throw new BallastException(
                ErrorCategory.USAGE,
                scheme.equals("s3")
                        ? "s3:// needs ballast-s3.jar beside ballast.jar. Archives of releases have it; among the sources,"
                                + " \"mvn -Pfast -DskipTests package -pl s3 -am\" makes it."
                        : scheme
                                + ":// is no kind of place that bundles lie in; expected a directory, https:// or s3://.");
    }

    private static String scheme(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
