package io.ballast.loader.postgres;

import java.util.regex.Pattern;

/** Where a server listens; an IPv6 address stands without its brackets. */
public record HostPort(String host, int port) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|0:0:0:0:0:0:0:1");

    /** Whether the host is this machine, told by its name alone: no name server is asked. */
    public boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    /** As written in a URL: {@code host:port}, {@code [::1]:port}. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
