package io.ballast.common.remote;

import io.ballast.common.error.BallastException;
import io.ballast.common.error.ErrorCategory;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of a bundle lie on a server: {@code https://host/path/}, or {@code http://} on this machine. A query, such as the signature
 * of a store, goes with each request and into no message.
 *
 * @param base without query, its path ends in {@code /}
 * @param query as it stands in the URL, with its percent signs; null for none
 */
record RemotePlace(URI base, @Nullable String query) {
    private static final Pattern URL = Pattern.compile("(?i)https?:.*", Pattern.DOTALL);
    private static final Pattern SLASH = Pattern.compile("(?i)%2f");
    private static final Pattern LOOPBACK = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** Whether people mean a URL by it, and no directory. */
    static boolean isUrl(String name) {
        return URL.matcher(name).matches();
    }

    /**
     * Reads a URL.
     *
     * @throws BallastException (USAGE) for one that is none, that holds a password or a fragment, or that would send the rows in the clear
     */
    static RemotePlace of(String url) {
        URI uri = parsed(url);
        if (uri.getHost() == null) {
            throw refused("the URL has no host", "https://host/path/");
        }
        if (uri.getRawUserInfo() != null) {
            throw refused("the URL of a bundle holds a user's name or password", "a URL without");
        }
        if (uri.getRawFragment() != null) {
            throw refused("the URL of a bundle has a fragment, #" + uri.getRawFragment(), "the directory's URL");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("http") && !LOOPBACK.matcher(uri.getHost()).matches()) {
            throw refused("http:// would send the rows in the clear", "https://, or a host of this machine");
        }
        String path = uri.getRawPath();
        String directory = path.endsWith("/") ? path : path + "/";
        return new RemotePlace(URI.create(scheme + "://" + uri.getRawAuthority() + directory), uri.getRawQuery());
    }

    /**
     * Where the file at a URL lies.
     *
     * @throws BallastException (USAGE) as {@link #of}, and for the URL of a directory
     */
    static RemotePlace ofParent(String url) {
        RemotePlace file = of(url);
        String path = parsed(url).getRawPath();
        if (path.isEmpty() || path.endsWith("/")) {
            throw refused("the URL " + file.name() + " is that of a directory", "that of a file");
        }
        if (SLASH.matcher(path.substring(path.lastIndexOf('/'))).find()) {
            throw refused("the URL names a file with a slash in its name", "a name without");
        }
        return new RemotePlace(file.base().resolve("../"), file.query());
    }

    /** The last part of a URL's path, as {@link #uriOf} takes it. */
    static String lastName(String url) {
        String path = parsed(url).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Where a file of the bundle is, with the query; what a URL cannot hold of its name gets percent signs. */
    URI uriOf(String path) {
        URI file = resolved(path);
        return query == null ? file : URI.create(file + "?" + query);
    }

    /** The bundle's URL without its query. */
    String name() {
        return base.toString();
    }

    /** A file's URL without its query. */
    String nameOf(String path) {
        return resolved(path).toString();
    }

    private URI resolved(String path) {
        try {
            return base.resolve("." + new URI(null, null, "/" + path, null).toASCIIString());
        } catch (URISyntaxException e) {
            throw refused("a path that no URL can hold: " + e.getReason(), "one of letters, digits and slashes");
        }
    }

    /** Whether it is on the same server, by scheme, host and port. */
    boolean isOrigin(URI other) {
        return base.getScheme().equalsIgnoreCase(other.getScheme())
                && base.getHost().equalsIgnoreCase(other.getHost())
                && port(base) == port(other);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw refused("the URL cannot be read: " + e.getReason(), "https://host/path/");
        }
    }

    private static BallastException refused(String found, String expected) {
        return new BallastException(ErrorCategory.USAGE, found + "; expected " + expected + ".");
    }
}
