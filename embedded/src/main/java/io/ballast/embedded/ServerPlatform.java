package io.ballast.embedded;

import java.util.Locale;

/** An operating system and a processor, by the names that the archives of the server's programs carry. */
record ServerPlatform(String system, String processor) {
    static ServerPlatform ofThisMachine() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** From the values of Java's system properties {@code os.name} and {@code os.arch}. */
    static ServerPlatform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "windows" : os;
        String processor =
                switch (osArch.toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> osArch;
                };
        return new ServerPlatform(system, processor);
    }

    /** The name of the archive on the class path: {@code postgres-linux-x86_64.txz}. */
    String archiveName() {
        return "postgres-" + system + "-" + processor + ".txz";
    }

    @Override
    public String toString() {
        return system + " on " + processor;
    }
}
