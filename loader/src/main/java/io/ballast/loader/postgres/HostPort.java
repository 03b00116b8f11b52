package io.ballast.loader.postgres;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a server listens. An IPv6 address stands without its brackets; a host that begins with a slash is the directory of a
 * Unix-domain socket, whose file is named after the port, as for libpq.
 */
public record HostPort(String host, int port) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|0:0:0:0:0:0:0:1");

    /** Where libpq looks by default, as PostgreSQL builds it and as Debian does. */
    private static final Set<String> USUAL_DIRECTORIES = Set.of("/tmp", "/var/run/postgresql", "/run/postgresql");

    /** Whether it is a socket in the file system. */
    public boolean isSocket() {
        return host.startsWith("/");
    }

    /** The socket's file. */
    String socketFile() {
        return (host.endsWith("/") ? host : host + "/") + ".s.PGSQL." + port;
    }

    /** Whether a password for {@code localhost} is for this one as well: a socket where libpq looks by default. */
    boolean isUsualSocket() {
        return USUAL_DIRECTORIES.contains(host);
    }

    /** Whether the host is this machine, told by its name alone: no name server is asked. */
    public boolean isLoopback() {
        return isSocket() || LOOPBACK.matcher(host).matches();
    }

    /** As written in a URL: {@code host:port}, {@code [::1]:port}; a socket is named by its file. */
    @Override
    public String toString() {
        if (isSocket()) {
            return socketFile();
        }
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
