package io.ballast.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A jar of one class of the tests, to be given to a driver. */
final class DriverJar {
    private DriverJar() {}

    static Path of(Class<?> type, Path directory) throws IOException {
        Path jar = directory.resolve("driver.jar");
        String name = type.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(name));
            Files.copy(Path.of("target", "test-classes").resolve(name), out);
        }
        return jar;
    }
}
