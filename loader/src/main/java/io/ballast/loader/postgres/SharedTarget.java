package io.ballast.loader.postgres;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A target as one machine tells others of it: all but what is secret. Each of them finds the password where it is: in its own environment,
 * service file or password file.
 *
 * @param parameters by the names of the driver's properties
 */
public record SharedTarget(Map<String, String> parameters) implements Serializable {
    public SharedTarget {
        parameters = new TreeMap<>(parameters); // Map.copyOf would do, but for its order in logs
        parameters.keySet().removeIf(DriverParameters::isSecret);
    }

    static SharedTarget of(ConnectionSettings settings, @Nullable String service, @Nullable String passwordFile) {
        Map<String, String> all = new TreeMap<>(settings.otherProperties());
        StringBuilder hosts = new StringBuilder();
        StringBuilder ports = new StringBuilder();
        for (HostPort one : settings.hosts()) {
            String comma = hosts.isEmpty() ? "" : ",";
            hosts.append(comma).append(one.host());
            ports.append(comma).append(one.port());
        }
        all.put(DriverParameters.HOST, hosts.toString());
        all.put(DriverParameters.PORT, ports.toString());
        all.put(DriverParameters.DATABASE, settings.database());
        all.put(DriverParameters.USER, settings.user());
        all.put(DriverParameters.SSL_MODE, settings.tls().label());
        if (service != null) {
            all.put(DriverParameters.SERVICE, service);
        }
        if (passwordFile != null) {
            all.put(DriverParameters.PASSFILE, passwordFile);
        }
        return new SharedTarget(all);
    }
}
